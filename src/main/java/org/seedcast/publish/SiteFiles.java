package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Links;
import org.seedcast.publish.item.SiteNotWritten;

/** Writes the files of a site one by one. One that cannot be written costs itself, and none of the others. Safe for
 * use by several threads. */
final class SiteFiles {
    private static final int MOST_FAILURES = 10;

    private final AtomicFile files;
    private final Path site;
    private final Set<Path> written = new TreeSet<>();
    private final Set<Path> left = new TreeSet<>();
    private final List<SeedcastException> failures = new ArrayList<>();
    private boolean changed;

    SiteFiles(AtomicFile files, Path site) {
        this.files = files;
        this.site = site;
    }

    Path at(String name) {
        return site.resolve(name);
    }

    /** Writes a file unless it is there as it should be. */
    void write(String name, List<byte[]> content) {
        Path target = at(name);
        try {
            requireOwnFolders(target);
            written(target, files.writeIfChanged(target, content));
        } catch (IOException e) {
            notWritten(name, e);
        }
    }

    private synchronized void written(Path target, boolean fresh) {
        changed |= fresh;
        written.add(target);
    }

    void write(String name, byte[] content) {
        write(name, List.of(content));
    }

    synchronized void remove(String name) {
        try {
            requireOwnFolders(at(name));
            changed |= files.delete(at(name));
        } catch (IOException e) {
            notWritten(name, e);
        }
    }

    /** A template may bring folders in folders, each of which may have become somebody's link. */
    private void requireOwnFolders(Path target) throws IOException {
        for (Path folder = target.getParent(); folder != null && !folder.equals(site); folder = folder.getParent()) {
            Links.require(folder);
        }
    }

    /** A file that is as it should be without having been written now. */
    synchronized void keep(String name) {
        if (Files.isRegularFile(at(name), LinkOption.NOFOLLOW_LINKS)) {
            written.add(at(name));
        }
    }

    /** A file that stays as it is, be it right or not. */
    synchronized void leave(String name) {
        left.add(at(name));
    }

    /** A file that stays as it is, as it could not be written. */
    void notWritten(String name, IOException cause) {
        leave(name);
        failed(SiteNotWritten.of(at(name), cause));
    }

    synchronized void failed(SeedcastException failure) {
        failures.add(failure);
    }

    /** Reports whether so many failed that a disk or a folder is to blame, and the rest would fail, too. */
    synchronized boolean failMostly() {
        return failures.size() >= MOST_FAILURES;
    }

    synchronized boolean haveChanged() {
        return changed;
    }

    synchronized Set<Path> written() {
        return Set.copyOf(written);
    }

    synchronized Set<Path> left() {
        return Set.copyOf(left);
    }

    synchronized List<SeedcastException> failures() {
        return List.copyOf(failures);
    }
}
