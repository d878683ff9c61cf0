package org.seedcast.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.HookOptions;

/** Options for notifications about changed feeds; the library remembers them. */
final class HookArguments {
    private final Value<URI> websub = Value.of(
            "--websub",
            "URL",
            OptionParsers::webAddress,
            "Notify this WebSub hub when a feed changes, and name it in the feeds. Remembered.");

    private final Flag noWebsub = Flag.of("--no-websub", "Stop notifying the hub.");

    private final Value<URI> url = Value.of(
            "--hook-url",
            "URL",
            OptionParsers::webAddress,
            "POST changes of the feeds to this address as JSON. Remembered.");

    private final Flag noUrl = Flag.of("--no-hook-url", "Stop POSTing changes.");

    private final Values<String> command = Values.words(
            "--hook-command",
            "WORD",
            "Run this program when a feed changes, for an hour at most; give the option once per word of the command, "
                    + "as in --hook-command=rsync --hook-command=-a. Remembered.");

    private final Flag noCommand = Flag.of("--no-hook-command", "Stop running the program.");

    private final Flag trust = trust();

    /** Also of commands that change no hooks. */
    static Flag trust() {
        return Flag.of(
                "--trust-hooks",
                "Use the hooks and the template that DIR stores, although it belongs to another user, who may have "
                        + "set them.");
    }

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(websub, noWebsub, url, noUrl, command, noCommand, trust);
    }

    HookOptions options() {
        exclude(websub.isGiven() && noWebsub.isGiven(), "websub");
        exclude(url.isGiven() && noUrl.isGiven(), "hook-url");
        exclude(command.isGiven() && noCommand.isGiven(), "hook-command");
        return new HookOptions(
                noWebsub.isGiven() ? Optional.of("") : websub.get().map(URI::toString),
                noUrl.isGiven() ? Optional.of("") : url.get().map(URI::toString),
                noCommand.isGiven() || command.isGiven() ? Optional.of(command.all()) : Optional.empty(),
                trust.isGiven());
    }

    /** Refuses an option together with the one that takes it back. */
    static void exclude(boolean both, String name) {
        if (both) {
            throw new IllegalArgumentException("--" + name + " and --no-" + name + " exclude each other");
        }
    }
}
