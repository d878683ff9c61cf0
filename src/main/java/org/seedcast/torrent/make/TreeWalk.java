package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.seedcast.file.Errno;
import org.seedcast.torrent.make.TreeFinding.Kind;

/**
 * Walks a tree for the files of a torrent. The order is that of UTF-8 bytes, name by name, whatever order the file
 * system has; a link brings in nothing from outside the tree unless requested, and no link is followed in a circle. It
 * opens only directories.
 */
public final class TreeWalk {
    /** The .torrent of more could not be read by our own reader. */
    private static final int MOST_FILES = 100_000;

    /** By links a small tree can be an endless one. */
    private static final int MOST_NAMES = 1_000_000;

    private final Path root;
    private final Path realRoot;
    private final TreeRules rules;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<TreeFinding> findings = new ArrayList<>();
    /** Real paths of the directories being walked: the root, and down to the current one. */
    private final Deque<Path> open = new ArrayDeque<>();

    private int names;

    private TreeWalk(Path root, Path realRoot, TreeRules rules) {
        this.root = root;
        this.realRoot = realRoot;
        this.rules = rules;
    }

    /** A name in a directory. */
    private record Entry(Path file, RawName name, List<String> path) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return name.compareTo(other.name);
        }
    }

    /** @param root a directory, or the one file; it may be a link, which is followed */
    public static SourceTree walk(Path root, TreeRules rules) throws TreeUnfit {
        try {
            Path realRoot = root.toRealPath();
            String name = name(root);
            BasicFileAttributes attributes = Files.readAttributes(realRoot, BasicFileAttributes.class);
            TreeWalk walk = new TreeWalk(root, realRoot, rules);
            if (attributes.isDirectory()) {
                walk.directory(root, realRoot, List.of());
            } else if (attributes.isRegularFile()) {
                walk.file(new Entry(root, RawName.of(root), List.of(name)), attributes);
            } else {
                throw new TreeUnfit(root, "it is neither a file nor a directory");
            }
            return walk.result(name, attributes.isDirectory());
        } catch (IOException e) {
            throw TreeUnfit.of(root, e);
        }
    }

    private static String name(Path root) throws TreeUnfit {
        Path absolute = root.toAbsolutePath().normalize();
        if (absolute.getFileName() == null) {
            throw new TreeUnfit(root, "it has no name");
        }
        return RawName.of(absolute).utf8().orElseThrow(() -> new TreeUnfit(root, "its name is not UTF-8"));
    }

    private SourceTree result(String name, boolean isDirectory) throws TreeUnfit {
        if (findings.stream().anyMatch(finding -> finding.kind().isFatal())) {
            throw TreeUnfit.of(root, findings);
        }
        return new SourceTree(root, name, isDirectory, files, findings);
    }

    private void directory(Path directory, Path real, List<String> path) throws TreeUnfit {
        open.push(real);
        try {
            for (Entry entry : entries(directory, path)) {
                look(entry, real);
            }
        } catch (IOException e) {
            found(Kind.UNREADABLE, directory);
        }
        open.pop();
    }

    private static List<Entry> entries(Path directory, List<String> path) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> below = new ArrayList<>(path);
        below.add("");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path file : stream) {
                RawName name = RawName.of(file);
                below.set(path.size(), name.text());
                entries.add(new Entry(file, name, List.copyOf(below)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    private void look(Entry entry, Path realDirectory) throws TreeUnfit {
        if (++names > MOST_NAMES) {
            throw new TreeUnfit(root, "it holds more than " + MOST_NAMES + " names, those behind links included");
        }
        if (isLeftOut(entry)) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                link(entry);
            } else {
                // Of a file nobody asks where it really is.
                Path real = attributes.isDirectory()
                        ? realDirectory.resolve(entry.file().getFileName())
                        : realDirectory;
                take(entry, real, attributes);
            }
        } catch (IOException e) {
            found(Kind.UNREADABLE, entry.file());
        }
    }

    /** Reports whether a file is left out; an excluded one is not reported, as the user typed the pattern. */
    private boolean isLeftOut(Entry entry) {
        String name = entry.name().text();
        if (rules.isJunk(name)) {
            if (!rules.junk()) {
                found(Kind.JUNK, entry.file());
                return true;
            }
        } else if (TreeRules.isHidden(name) && !rules.hidden()) {
            found(Kind.HIDDEN, entry.file());
            return true;
        }
        return rules.excludes(entry.path());
    }

    private void link(Entry entry) throws IOException, TreeUnfit {
        Path target;
        try {
            target = entry.file().toRealPath();
        } catch (NoSuchFileException e) {
            found(Kind.LINK_DANGLES, entry.file());
            return;
        } catch (IOException e) {
            boolean circle = Errno.of(e).filter(Errno.LINKS_IN_A_CIRCLE::equals).isPresent();
            found(circle ? Kind.LINK_LOOPS : Kind.UNREADABLE, entry.file());
            return;
        }
        if (!target.startsWith(realRoot) && !rules.followLinks()) {
            found(Kind.LINK_LEAVES, entry.file());
        } else if (open.contains(target)) {
            found(Kind.LINK_LOOPS, entry.file());
        } else {
            take(entry, target, Files.readAttributes(target, BasicFileAttributes.class));
        }
    }

    private void take(Entry entry, Path real, BasicFileAttributes attributes) throws TreeUnfit {
        if (attributes.isDirectory()) {
            if (entry.name().utf8().isEmpty()) {
                found(Kind.NOT_UTF_8, entry.file());
            } else {
                directory(entry.file(), real, entry.path());
            }
        } else if (rules.includes(entry.path())) {
            file(entry, attributes);
        }
    }

    private void file(Entry entry, BasicFileAttributes attributes) throws TreeUnfit {
        if (!attributes.isRegularFile()) {
            found(Kind.SPECIAL, entry.file());
        } else if (entry.name().utf8().isEmpty()) {
            found(Kind.NOT_UTF_8, entry.file());
        } else if (!Files.isReadable(entry.file())) {
            found(Kind.UNREADABLE, entry.file());
        } else if (files.size() == MOST_FILES) {
            throw new TreeUnfit(root, "it holds more than " + MOST_FILES + " files");
        } else {
            files.add(SourceFile.of(entry.file(), entry.path(), attributes));
        }
    }

    private void found(Kind kind, Path path) {
        findings.add(new TreeFinding(kind, path));
    }
}
