package org.seedcast.config;

import java.util.List;
import java.util.Optional;

/**
 * Who is told when feeds change, as far as a command line says so; what it leaves out stays as the library has it.
 *
 * @param websub the URL of a hub; an empty text for none any more
 * @param url of a hook; an empty text for none any more
 * @param command a program and its arguments; an empty list for none any more
 */
public record HookOptions(Optional<String> websub, Optional<String> url, Optional<List<String>> command) {
    /** Everything stays as the library has it. */
    public static final HookOptions NONE = new HookOptions(Optional.empty(), Optional.empty(), Optional.empty());

    public HookOptions {
        command = command.map(List::copyOf);
    }
}
