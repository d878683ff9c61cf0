package org.seedcast.torrent;

import java.util.Comparator;
import java.util.List;
import org.seedcast.torrent.bencode.BString;

/** Reports two files in one place, or a file where another needs a directory. */
final class PathClash {
    private static final Comparator<List<String>> BY_PARTS = (a, b) -> {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private PathClash() {}

    /** Padding is exempt: real torrents repeat {@code .pad/N}, and nobody writes them (BEP 47). */
    static void requireNone(List<TreeFile> files) throws InvalidMetainfo {
        List<List<String>> paths = files.stream()
                .filter(file -> !file.padding())
                .map(TreeFile::path)
                .sorted(BY_PARTS)
                .toList();
        // In this order all paths below a file follow it at once: looking at neighbours is enough.
        for (int i = 1; i < paths.size(); i++) {
            List<String> previous = paths.get(i - 1);
            List<String> path = paths.get(i);
            if (path.size() >= previous.size()
                    && path.subList(0, previous.size()).equals(previous)) {
                throw new InvalidMetainfo("the file " + BString.of(String.join("/", previous))
                        + (path.size() == previous.size() ? " stands twice" : " is also a directory"));
            }
        }
    }
}
