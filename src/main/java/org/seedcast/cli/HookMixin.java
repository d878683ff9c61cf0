package org.seedcast.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.HookOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who is told when feeds change; the library remembers it. */
@Command
final class HookMixin {
    @Option(
            names = "--websub",
            paramLabel = "URL",
            converter = Converters.ToWebAddress.class,
            description = "Tell this WebSub hub when a feed changed, and name it in the feeds. Remembered.")
    @Nullable
    URI websub;

    @Option(names = "--no-websub", description = "Tell no hub any more.")
    boolean noWebsub;

    @Option(
            names = "--hook-url",
            paramLabel = "URL",
            converter = Converters.ToWebAddress.class,
            description = "POST to this address, as JSON, what changed in the feeds. Remembered.")
    @Nullable
    URI url;

    @Option(names = "--no-hook-url", description = "POST nothing any more.")
    boolean noUrl;

    @Option(
            names = "--hook-command",
            paramLabel = "WORD",
            parameterConsumer = ToWords.class,
            description =
                    "Run this program when a feed changed, for an hour at most; once for each word of the command,"
                            + " as in --hook-command=rsync --hook-command=-a. Remembered.")
    List<String> command = List.of();

    @Option(names = "--no-hook-command", description = "Run no program any more.")
    boolean noCommand;

    /** Takes the next word as it is, also where it is called as an option of ours. */
    static final class ToWords implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec spec) {
            if (arguments.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "a word is missing behind --hook-command");
            }
            List<String> words = new ArrayList<>(option.<List<String>>getValue());
            words.add(arguments.pop());
            option.setValue(words);
        }
    }

    HookOptions options() {
        exclude(websub != null && noWebsub, "websub");
        exclude(url != null && noUrl, "hook-url");
        exclude(!command.isEmpty() && noCommand, "hook-command");
        return new HookOptions(
                noWebsub ? Optional.of("") : Optional.ofNullable(websub).map(URI::toString),
                noUrl ? Optional.of("") : Optional.ofNullable(url).map(URI::toString),
                noCommand || !command.isEmpty() ? Optional.of(command) : Optional.empty());
    }

    /** Refuses an option together with the one that takes it back. */
    static void exclude(boolean both, String name) {
        if (both) {
            throw new IllegalArgumentException("--" + name + " and --no-" + name + " exclude each other");
        }
    }
}
