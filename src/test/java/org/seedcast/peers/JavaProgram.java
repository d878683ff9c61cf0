package org.seedcast.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a class of ours that runs in a process of its own, so that it can live in another network. */
public final class JavaProgram {
    private JavaProgram() {}

    /** It starts fast rather than running fast. */
    public static List<String> of(Class<?> main, String... arguments) {
        return within(256, main, arguments);
    }

    /** @param mebibytes of heap */
    public static List<String> within(int mebibytes, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + mebibytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
