package org.seedcast.handoff;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Folders as a client sees them, where it runs in a container or on another machine.
 *
 * @param theirs by our folder; the longest that fits decides
 */
public record PathMap(Map<Path, String> theirs) {
    /** The client sees what we see. */
    public static final PathMap SAME = new PathMap(Map.of());

    public PathMap {
        theirs = Map.copyOf(theirs);
    }

    /** Returns {@code folder}, which is absolute, as the client sees it. */
    public String of(Path folder) {
        List<Path> ours = theirs.keySet().stream()
                .filter(folder::startsWith)
                .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                .toList();
        if (ours.isEmpty()) {
            return folder.toString();
        }
        String root = trimmed(theirs.getOrDefault(ours.get(0), ""));
        String below = ours.get(0).relativize(folder).toString();
        if (below.isEmpty()) {
            return root.isEmpty() ? "/" : root;
        }
        return root + "/" + below;
    }

    /** Reports whether two names of a folder mean the same one. */
    static boolean isSame(String folder, String other) {
        return trimmed(folder).equals(trimmed(other));
    }

    private static String trimmed(String folder) {
        return folder.endsWith("/") ? trimmed(folder.substring(0, folder.length() - 1)) : folder;
    }
}
