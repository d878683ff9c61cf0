package org.seedcast.torrent.make;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Selects the files of a tree that go into its torrent.
 *
 * @param hidden whether names that begin with a dot do
 * @param junk whether what systems and half-done downloads leave behind does
 * @param followLinks whether links that lead out of the tree are followed, too
 * @param include only files that match one of these; all where there are none
 * @param exclude nothing that matches one of these
 */
public record TreeRules(boolean hidden, boolean junk, boolean followLinks, List<Glob> include, List<Glob> exclude) {
    /** The rules that most people want. */
    public static final TreeRules USUAL = new TreeRules(false, false, false, List.of(), List.of());

    private static final Set<String> JUNK = Set.of(
            ".ds_store",
            ".appledouble",
            ".apdisk",
            ".directory",
            ".fseventsd",
            ".spotlight-v100",
            ".temporaryitems",
            ".trashes",
            "__macosx",
            "@eadir",
            "#recycle",
            "$recycle.bin",
            "system volume information",
            "lost+found",
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini");
    private static final Set<String> HALF_DONE =
            Set.of(".part", ".crdownload", ".aria2", ".!qb", ".!ut", ".!bt", ".~lock");

    public TreeRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    boolean isJunk(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return JUNK.contains(folded) || folded.startsWith("._") || isHalfDone(folded);
    }

    private static boolean isHalfDone(String folded) {
        int dot = folded.lastIndexOf('.');
        return folded.endsWith("~") || (dot >= 0 && HALF_DONE.contains(folded.substring(dot)));
    }

    static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** @param path of a file or a directory */
    boolean excludes(List<String> path) {
        return !exclude.isEmpty() && exclude.stream().anyMatch(glob -> glob.matches(path));
    }

    /** @param path of a file */
    boolean includes(List<String> path) {
        return include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(path));
    }
}
