package org.seedcast.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The clients that seed a library, and the trackers that list it; stored in it.
 *
 * @param clients as the operator named them
 * @param paths folders as the clients see them, each as {@code OUR=THEIRS}
 * @param login a file with the credentials for them
 * @param insecure whether they may be called over plain http although they are on another machine
 * @param whitelist a file of info-hashes for a tracker
 * @param reload a program and its arguments, run when that file has changed; empty for none
 */
public record HandSettings(
        List<String> clients,
        List<String> paths,
        Optional<Path> login,
        boolean insecure,
        Optional<Path> whitelist,
        List<String> reload) {
    public static final HandSettings NONE =
            new HandSettings(List.of(), List.of(), Optional.empty(), false, Optional.empty(), List.of());

    public HandSettings {
        clients = List.copyOf(clients);
        paths = List.copyOf(paths);
        reload = List.copyOf(reload);
    }
}
