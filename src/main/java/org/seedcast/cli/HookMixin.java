package org.seedcast.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.HookOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
            description =
                    "Run this program when a feed changed, for a minute at most; once for each word of the command,"
                            + " as in --hook-command=rsync --hook-command=-a. Remembered.")
    List<String> command = List.of();

    @Option(names = "--no-hook-command", description = "Run no program any more.")
    boolean noCommand;

    HookOptions options() {
        exclude(websub != null && noWebsub, "websub");
        exclude(url != null && noUrl, "hook-url");
        exclude(!command.isEmpty() && noCommand, "hook-command");
        return new HookOptions(
                noWebsub ? Optional.of("") : Optional.ofNullable(websub).map(URI::toString),
                noUrl ? Optional.of("") : Optional.ofNullable(url).map(URI::toString),
                noCommand || !command.isEmpty() ? Optional.of(command) : Optional.empty());
    }

    private static void exclude(boolean both, String name) {
        if (both) {
            throw new IllegalArgumentException("--" + name + " and --no-" + name + " exclude each other");
        }
    }
}
