package org.seedcast.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Options for handing torrents over to other clients, and for the trackers that list them, as far as the command line
 * names them; anything else stays as the library has it.
 *
 * @param paths folders as the clients see them, each as {@code OUR=THEIRS}
 * @param login a file with the credentials for the clients
 * @param insecure whether clients on other machines may be called over plain http
 * @param whitelist a file of info-hashes for a tracker
 * @param reload a program and its arguments, run when that file has changed
 */
public record HandOptions(
        Change<List<HandTarget>> clients,
        Change<List<String>> paths,
        Change<Path> login,
        Optional<Boolean> insecure,
        Change<Path> whitelist,
        Change<List<String>> reload) {
    /** Everything stays as the library has it. */
    public static final HandOptions NONE = new HandOptions(
            Change.none(), Change.none(), Change.none(), Optional.empty(), Change.none(), Change.none());
}
