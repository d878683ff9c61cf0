package org.seedcast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
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
            FileOutputStream out = new FileOutputStream(FileDescriptor.out);
            code = run(writer(out), writer(new FileOutputStream(FileDescriptor.err)), out, stop, args);
        } finally {
            interruption.ended();
        }
        System.exit(code);
    }

    /**
     * Runs one command; what tests call.
     *
     * @param bytes standard output itself, for what is no text
     */
    public static int run(PrintWriter out, PrintWriter err, OutputStream bytes, StopSignal stop, String... args) {
        int code = CommandLineTree.create(out, err, bytes, stop).execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
