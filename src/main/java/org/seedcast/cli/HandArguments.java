package org.seedcast.cli;

import java.nio.file.Path;
import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Switch;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.Change;
import org.seedcast.config.HandOptions;
import org.seedcast.config.HandTarget;

/** Options for letting other clients seed; the library remembers them. */
final class HandArguments {
    private final Values<Change<HandTarget>> clients = Values.of(
            "--hand-to",
            "CLIENT:WHERE",
            text -> Change.parse(text, HandTarget::parse),
            "Let a client that runs already seed the library, such as transmission:http://127.0.0.1:9091; also "
                    + "qbittorrent:URL, deluge:URL, rtorrent:unix:PATH, rtorrent:tcp:127.0.0.1:PORT or folder:DIR; "
                    + "repeatable. Remembered; an empty value takes all back.");

    private final Values<Change<String>> paths = Values.of(
            "--hand-path",
            "OUR=THEIRS",
            text -> Change.parse(text, HandArguments::path),
            "The client sees our folder OUR as THEIRS, as in a container; repeatable. Remembered.");

    private final Value<Change<Path>> login = Value.of(
            "--hand-login",
            "FILE",
            text -> Change.parse(text, Path::of),
            "File with user:password for the clients. Remembered. Default: the environment variable "
                    + "SEEDCAST_HAND_LOGIN, or the entry of the host in netrc.");

    private final Switch insecure =
            Switch.of("--hand-insecure", "Allow plain http to clients on other machines. Remembered.");

    private final Value<Change<Path>> whitelist = Value.of(
            "--tracker-whitelist",
            "FILE",
            text -> Change.parse(text, Path::of),
            "List the info-hashes in this file, as opentracker reads it, before the feeds are written. Remembered.");

    private final Values<String> reload = Values.words(
            "--tracker-reload",
            "WORD",
            "Run this program when that file has changed; give the option once per word of the command, as in "
                    + "--tracker-reload=pkill --tracker-reload=-HUP --tracker-reload=opentracker. Remembered; an empty "
                    + "word takes it back.");

    private final Flag only = Flag.of("--hand-only", "Do not seed as well: leave it to the clients.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(clients, paths, login, insecure, only, whitelist, reload);
    }

    boolean isGiven() {
        return Argument.firstGiven(all()).isPresent();
    }

    /** Reports whether the clients alone are to seed. */
    boolean isOnly() {
        return only.isGiven();
    }

    HandOptions options() {
        return new HandOptions(
                change(clients.all(), "--hand-to"),
                change(paths.all(), "--hand-path"),
                login.or(Change.none()),
                insecure.get(),
                whitelist.or(Change.none()),
                words(reload.all()));
    }

    private static Change<List<String>> words(List<String> words) {
        if (words.isEmpty()) {
            return Change.none();
        }
        return words.equals(List.of("")) ? Change.takenBack() : Change.to(words);
    }

    private static <T> Change<List<T>> change(List<Change<T>> given, String name) {
        if (given.isEmpty()) {
            return Change.none();
        }
        List<T> values = given.stream().flatMap(one -> one.value().stream()).toList();
        if (!values.isEmpty() && values.size() < given.size()) {
            throw new IllegalArgumentException(name + " with an empty value takes all back; give none beside it");
        }
        return values.isEmpty() ? Change.takenBack() : Change.to(values);
    }

    private static String path(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form OUR=THEIRS");
        }
        return OptionParsers.directory(text.substring(0, equals))
                        .toAbsolutePath()
                        .normalize()
                + text.substring(equals);
    }
}
