package org.seedcast.library.store.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Seal;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;

/** Published files as they were last written. A check of thousands reads only those whose size or times changed. */
public final class WrittenFiles {
    /** Before the name of a row, which then is a path below the library. */
    private static final String FILE = "file:";

    private final Database database;
    private final Layout layout;
    /** Read when they are first asked for: nobody else writes them meanwhile. */
    private @Nullable Map<Path, Seal> seals;

    WrittenFiles(Database database, Layout layout) {
        this.database = database;
        this.layout = layout;
    }

    /** All of them, whatever became of them; none where an earlier version wrote last. */
    public Set<Path> known() throws LibraryUnusable {
        return Set.copyOf(seals().keySet());
    }

    /** Reports whether {@code file} is one of them, even if it has changed since. */
    public boolean has(Path file) throws LibraryUnusable {
        return seals().containsKey(file);
    }

    /** Returns a description of the damage to {@code file}; empty if it is as it was written, or was never written. */
    public Optional<String> damage(Path file) throws LibraryUnusable {
        Seal seal = seals().get(file);
        return seal == null || seal.isUnmoved(file) ? Optional.empty() : seal.damage(file);
    }

    /** Returns the damaged files, each with a description of the damage. */
    public Map<Path, String> damages() throws LibraryUnusable {
        Map<Path, String> damages = new TreeMap<>();
        for (Map.Entry<Path, Seal> written : moved().entrySet()) {
            written.getValue().damage(written.getKey()).ifPresent(damage -> damages.put(written.getKey(), damage));
        }
        return damages;
    }

    /** Returns the files whose size or times changed; most of them were only copied or touched, and are intact. */
    public Map<Path, Seal> moved() throws LibraryUnusable {
        Map<Path, Seal> moved = new TreeMap<>();
        seals().forEach((file, seal) -> {
            if (!seal.isUnmoved(file)) {
                moved.put(file, seal);
            }
        });
        return moved;
    }

    /**
     * All of these are as they should be.
     *
     * @param left others, that are to be as they were written before
     */
    public void remember(Collection<Path> files, Collection<Path> left) throws LibraryUnusable {
        Map<Path, Seal> before = new HashMap<>(seals());
        Map<Path, Seal> fresh = new HashMap<>();
        for (Path file : files) {
            Seal known = before.remove(file);
            if (known == null || !known.isUnmoved(file)) {
                fresh.put(file, sealed(file));
            }
        }
        Set<Path> gone = new HashSet<>(before.keySet());
        gone.removeAll(left);
        if (!gone.isEmpty() || !fresh.isEmpty()) {
            save(fresh, gone);
        }
    }

    /** {@code file} is about to become another one, which nobody is to take for a damaged one. */
    public void forget(Path file) throws LibraryUnusable {
        if (has(file)) {
            save(Map.of(), Set.of(file));
        }
    }

    /**
     * Reports whether all files are as they were written. New times of intact files are saved, so that they are not
     * read again.
     */
    public boolean areIntact() throws LibraryUnusable {
        Map<Path, Seal> right = new HashMap<>();
        for (Map.Entry<Path, Seal> moved : moved().entrySet()) {
            if (moved.getValue().damage(moved.getKey()).isPresent()) {
                return false;
            }
            right.put(moved.getKey(), sealed(moved.getKey()));
        }
        if (!right.isEmpty()) {
            save(right, Set.of());
        }
        return true;
    }

    private void save(Map<Path, Seal> fresh, Collection<Path> gone) throws LibraryUnusable {
        database.transaction(() -> {
            for (Map.Entry<Path, Seal> one : fresh.entrySet()) {
                database.update(
                        "INSERT OR REPLACE INTO output (name, digest, built_at) VALUES (?, ?, 0)",
                        FILE + layout.relative(one.getKey()),
                        one.getValue().text());
            }
            for (Path file : gone) {
                database.update("DELETE FROM output WHERE name = ?", FILE + layout.relative(file));
            }
        });
        Map<Path, Seal> known = seals();
        known.putAll(fresh);
        known.keySet().removeAll(gone);
    }

    private Seal sealed(Path file) throws LibraryUnusable {
        try {
            return Seal.of(file);
        } catch (IOException e) {
            throw new LibraryUnusable(file, LibraryUnusable.reason(e), e);
        }
    }

    private synchronized Map<Path, Seal> seals() throws LibraryUnusable {
        Map<Path, Seal> known = seals;
        if (known == null) {
            known = read();
            seals = known;
        }
        return known;
    }

    private Map<Path, Seal> read() throws LibraryUnusable {
        Map<Path, Seal> read = new HashMap<>();
        String sql = "SELECT name, digest FROM output WHERE name >= 'file:' AND name < 'file;'";
        database.all(sql, row -> {
            Path file = layout.root().resolve(row.getString(1).substring(FILE.length()));
            // A row that was damaged matches no file, which is looked at then.
            return read.put(file, Seal.parse(row.getString(2)).orElse(new Seal("", 0, 0, 0)));
        });
        return read;
    }
}
