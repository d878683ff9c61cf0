package org.seedcast.config;

import java.util.List;
import java.util.Optional;

/**
 * Receivers of notifications about changed feeds, as far as the command line names them; anything else stays as the
 * library has it.
 *
 * @param websub the URL of a hub; an empty text for none any more
 * @param url of a hook; an empty text for none any more
 * @param command a program and its arguments; an empty list for none any more
 * @param trusted whether those that a library stores are used though it belongs to another user
 */
public record HookOptions(
        Optional<String> websub, Optional<String> url, Optional<List<String>> command, boolean trusted) {
    /** Everything stays as the library has it. */
    public static final HookOptions NONE = none(false);

    /** Everything stays as the library has it. */
    public static HookOptions none(boolean trusted) {
        return new HookOptions(Optional.empty(), Optional.empty(), Optional.empty(), trusted);
    }

    public HookOptions {
        command = command.map(List::copyOf);
    }
}
