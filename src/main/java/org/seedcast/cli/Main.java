package org.seedcast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seedcast.app.StopSignal;
import org.seedcast.failure.ExitCode;
import picocli.CommandLine;

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
        int code = execute(CommandLineTree.create(out, err, bytes, stop, args), err, args);
        out.flush();
        err.flush();
        return code;
    }

    /** What is too large for the memory there is was let go of by now, so there is room for a line. */
    private static int execute(CommandLine command, PrintWriter err, String... args) {
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            Message.print(err, "not enough memory", Optional.of("allow more: SEEDCAST_OPTS=-Xmx1g seedcast ..."));
            return ExitCode.FAILED.code();
        } catch (StackOverflowError | LinkageError e) {
            Message.print(err, "this is a bug in seedcast: " + e, Optional.of("report it, with what it was run with"));
            return ExitCode.BUG.code();
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
