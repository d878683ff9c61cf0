package org.seedcast.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import org.seedcast.address.Secrets;
import org.seedcast.cli.output.Message;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where a failure becomes a message and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final SeedcastCommand root;
    private final PrintWriter err;

    Failures(SeedcastCommand root, PrintWriter err) {
        this.root = root;
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = decapitalised(String.valueOf(e.getMessage()));
        // Reading stopped at the fault: what stands behind it was not seen.
        root.tellAsJson(Arrays.asList(args).contains("--json"));
        return told(new SeedcastException(ExitCode.USAGE, message, "see " + command + " --help", null));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InterruptedException || root.stop.isRequested()) {
            // Whatever broke then was broken off.
            Message.print(err, "interrupted; the next run finishes what this one began", Optional.empty());
            return ExitCode.INTERRUPTED.code();
        }
        if (root.global.verbose.isGiven() && !(e instanceof WrongUse)) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.print(Secrets.in(trace.toString()).redacted());
        }
        return told(
                e instanceof SeedcastException failure
                        ? failure
                        : FileFailed.behind("cannot continue", e).orElseGet(() -> bug(e)));
    }

    private static SeedcastException bug(Exception e) {
        String hint = "run it again with -v and report what it prints";
        return new SeedcastException(ExitCode.BUG, "this is a bug in seedcast: " + e, hint, e);
    }

    private int told(SeedcastException failure) {
        root.tell(failure);
        return failure.exitCode().code();
    }

    private static String decapitalised(String message) {
        boolean sentence = message.length() > 1 && !Character.isUpperCase(message.charAt(1));
        return sentence ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }
}
