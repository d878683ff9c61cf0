package org.seedcast.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.torrent.ReleaseTextFile;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/** Files in a library that belong to nothing in it. Hidden files belong to somebody else and are skipped. */
final class StrayFiles {
    private static final Pattern PART = Pattern.compile("^(.+)\\.part(?:\\.saved)?");

    private final Inventory inventory;
    private final Layout layout;

    StrayFiles(Inventory inventory) {
        this.inventory = inventory;
        this.layout = inventory.layout();
    }

    List<Finding> find() throws SeedcastException {
        List<Finding> strays = new ArrayList<>();
        Set<Path> known = knownMedia();
        Predicate<Item> unfinished = item -> item.state() instanceof Discovered;
        Set<Path> growing = paths(unfinished);
        for (Path file : inventory.media()) {
            Matcher part = PART.matcher(String.valueOf(file.getFileName()));
            if (isHidden(file) || known.contains(file) || ReleaseTextFile.isOne(file)) {
                continue;
            }
            if (!part.matches()) {
                strays.add(Finding.of(FindingKind.FILE_ORPHANED, file, layout, "the library knows no such file")
                        .withHint("remove it, or make it a release: seedcast torrent FILE --library DIR"));
            } else if (!growing.contains(layout.media(part.group(1))) && isStale(file)) {
                strays.add(Finding.of(FindingKind.PART_STALE, file, layout, "no download resumes it"));
            }
        }
        strays.addAll(torrents());
        return strays;
    }

    private List<Finding> torrents() {
        Set<Path> named = new HashSet<>();
        inventory.held().forEach(held -> named.add(layout.torrent(held.item().fileName())));
        return inventory.torrents().stream()
                .filter(file -> !isHidden(file) && !named.contains(file))
                .map(file -> Finding.of(
                        FindingKind.TORRENT_ORPHANED, file, layout, "neither the library nor its feeds refer to it"))
                .toList();
    }

    /** Files of items and, of releases among the media, what lies in media/ itself. */
    private Set<Path> knownMedia() {
        Set<Path> known = paths(any -> true);
        for (Item item : inventory.items()) {
            Path data = item.data(layout);
            if (item.release().isPresent() && data.startsWith(layout.mediaDirectory())) {
                known.add(layout.mediaDirectory()
                        .resolve(layout.mediaDirectory().relativize(data).getName(0)));
            }
        }
        return known;
    }

    private Set<Path> paths(Predicate<Item> wanted) {
        Set<Path> paths = new HashSet<>();
        inventory.items().stream()
                .filter(item -> item.named() && item.release().isEmpty() && wanted.test(item))
                .forEach(item -> paths.add(layout.media(item.fileName())));
        return paths;
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    /**
     * Reports whether it is old enough; a younger file may belong to a run that has not saved it in the library yet.
     */
    private boolean isStale(Path file) throws SeedcastException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(inventory.lastWritten());
        } catch (NoSuchFileException e) {
            // It grew up meanwhile.
            return false;
        } catch (IOException e) {
            throw FileFailed.reading(file, e);
        }
    }
}
