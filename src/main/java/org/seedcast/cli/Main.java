package org.seedcast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.seedcast.app.StopSignal;

/** Starts the program; the only exit. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        StopSignal stop = new StopSignal();
        Interruption interruption = Interruption.install(stop);
        int code;
        try {
            code = run(writer(FileDescriptor.out), writer(FileDescriptor.err), stop, args);
        } finally {
            interruption.ended();
        }
        System.exit(code);
    }

    /** Runs one command; what tests call. */
    public static int run(PrintWriter out, PrintWriter err, StopSignal stop, String... args) {
        int code = CommandLineTree.create(out, err, stop).execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
