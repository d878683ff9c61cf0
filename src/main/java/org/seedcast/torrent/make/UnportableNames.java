package org.seedcast.torrent.make;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of a tree that other systems or clients cannot store. They are right here, and part of the info-hash; elsewhere
 * the files get other names, or cannot be written.
 *
 * @param first the one that comes first in the torrent, names from the root of the tree on
 * @param reason why it cannot be held
 */
public record UnportableNames(int count, List<String> first, String reason) {
    /** For scripts. */
    public static final String ID = "name-not-portable";

    /** Transmission puts five bytes behind a name until the file is whole, and file systems take 255. */
    private static final int LONGEST_BYTES = 250;

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*\\\\]");
    /** Left out by libtorrent, so that nobody reads a name in another order than it has. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e]");

    private static final Pattern DEVICE = Pattern.compile(
            "^(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9¹²³])(?:[ .].*+)?+$", Pattern.DOTALL);

    public UnportableNames {
        first = List.copyOf(first);
    }

    /** Empty where every system can hold all names of {@code tree}, its own too. */
    public static Optional<UnportableNames> in(SourceTree tree) {
        Search search = new Search();
        search.look(List.of(tree.name()));
        if (tree.isDirectory()) {
            for (SourceFile file : tree.files()) {
                for (int end = 1; end <= file.path().size(); end++) {
                    search.look(file.path().subList(0, end));
                }
            }
        }
        return search.found;
    }

    /** For people. */
    public String message() {
        String name = "'" + String.join("/", first) + "'";
        String which = count == 1 ? "the name " + name : count + " of the names, the first of them " + name;
        return "some other systems or clients cannot store " + which + ": it " + reason;
    }

    private static Optional<String> reason(String name) {
        Matcher forbidden = FORBIDDEN.matcher(name);
        if (CONTROL.matcher(name).find()) {
            return Optional.of("contains a control character");
        }
        if (forbidden.find()) {
            return Optional.of("contains '" + forbidden.group() + "'");
        }
        if (DIRECTION.matcher(name).find()) {
            return Optional.of("contains a direction mark");
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("ends with a " + (name.endsWith(".") ? "dot" : "blank"));
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("is a device name");
        }
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                ? Optional.of("is longer than " + LONGEST_BYTES + " bytes")
                : Optional.empty();
    }

    /** Checks each name of a directory once. */
    private static final class Search {
        private final Set<List<String>> seen = new HashSet<>();
        /** With the last name as systems compare it that know no case. */
        private final Set<List<String>> folded = new HashSet<>();

        private Optional<UnportableNames> found = Optional.empty();

        void look(List<String> path) {
            if (!seen.add(path)) {
                return;
            }
            String name = path.get(path.size() - 1);
            boolean alone = folded.add(List.of(String.join("/", path.subList(0, path.size() - 1)), fold(name)));
            reason(name)
                    .or(() -> alone ? Optional.empty() : Optional.of("differs from another only in case"))
                    .ifPresent(reason -> found = Optional.of(
                            found.map(before -> new UnportableNames(before.count + 1, before.first, before.reason))
                                    .orElseGet(() -> new UnportableNames(1, path, reason))));
        }

        private static String fold(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFC)
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT);
        }
    }
}
