package org.seedcast.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seedcast.app.work.StopSignal;
import org.seedcast.cli.output.Message;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine;

/** Starts the program; the only place that exits. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        StopSignal stop = new StopSignal();
        Interruption interruption = Interruption.install(stop);
        int code;
        try {
            Outlet out = new Outlet(new FileOutputStream(FileDescriptor.out));
            PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
            code = told(run(writer(out), err, out, stop, args), out, err);
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
        SeedcastCommand root = new SeedcastCommand(stop, out, err);
        CommandLine tree = CommandLineTree.create(root, out, err, bytes, args);
        int code = execute(tree, err, args);
        root.end(CommandLineTree.name(args), code);
        out.flush();
        err.flush();
        return code;
    }

    /** A run that is done, and could not say so where it should, is not done. */
    private static int told(int code, Outlet out, PrintWriter err) {
        Optional<SeedcastException> lost = out.lost();
        if (code != ExitCode.DONE.code() || lost.isEmpty()) {
            return code;
        }
        Message.print(err, SeedcastException.reason(lost.get()), lost.get().hint());
        return lost.get().exitCode().code();
    }

    /**
     * Runs the command; if memory runs out, the objects that filled it are unreachable by now, so there is room for a
     * message.
     */
    private static int execute(CommandLine command, PrintWriter err, String... args) {
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            Message.print(err, "not enough memory", Optional.of("raise the limit: SEEDCAST_OPTS=-Xmx1g seedcast ..."));
            return ExitCode.FAILED.code();
        } catch (StackOverflowError | LinkageError e) {
            Optional<SeedcastException> behind = FileFailed.behind("cannot continue", e);
            if (behind.isPresent()) {
                Message.print(
                        err,
                        SeedcastException.reason(behind.get()),
                        behind.get().hint());
                return behind.get().exitCode().code();
            }
            Message.print(err, "this is a bug in seedcast: " + e, Optional.of("report it with the command line"));
            return ExitCode.BUG.code();
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
