package org.seedcast.library;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The receivers of notifications about changed feeds.
 *
 * @param hub of WebSub, which is named in the feeds
 * @param url takes a POST
 * @param command a program and its arguments; empty for none
 */
public record Hooks(Optional<URI> hub, Optional<URI> url, List<String> command) {
    /** No hooks. */
    public static final Hooks NONE = new Hooks(Optional.empty(), Optional.empty(), List.of());

    /** A kind of hook, in the order of use: the command may be the one that copies the site to its server. */
    public enum Hook {
        COMMAND,
        URL,
        WEBSUB
    }

    public Hooks {
        command = List.copyOf(command);
    }

    public List<Hook> wanted() {
        List<Hook> wanted = new ArrayList<>();
        if (!command.isEmpty()) {
            wanted.add(Hook.COMMAND);
        }
        url.ifPresent(any -> wanted.add(Hook.URL));
        hub.ifPresent(any -> wanted.add(Hook.WEBSUB));
        return wanted;
    }

    /** The command as one text, a word a line. */
    public String commandText() {
        return text(command);
    }

    /** Words as one text, a word a line. */
    public static String text(List<String> words) {
        return String.join(
                "\n",
                words.stream()
                        .map(word -> word.replace("\\", "\\\\").replace("\n", "\\n"))
                        .toList());
    }

    public static List<String> command(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("\n", -1)).stream().map(Hooks::word).toList();
    }

    private static String word(String line) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
                word.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
