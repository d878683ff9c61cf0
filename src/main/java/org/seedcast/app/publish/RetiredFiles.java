package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.seedcast.app.event.Event;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.EpisodeState.Leftover;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.publish.Site;
import org.seedcast.seed.content.ContentFile;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.torrent.Metainfo;

/**
 * Deletes the files of retired items: the last step, when neither a feed nor the seeder names them any more. An
 * interrupted deletion is resumed, as each item is forgotten only after its files are gone.
 */
final class RetiredFiles {
    private final Site site;
    private final AtomicFile files;
    private final Consumer<Event> events;

    RetiredFiles(Site site, AtomicFile files, Consumer<Event> events) {
        this.site = site;
        this.files = files;
        this.events = events;
    }

    /** Reports whether a retired item still has files or outputs to be cleared. */
    boolean isDue(Library library) throws SeedcastException {
        return library.items().all().stream().anyMatch(item -> leftover(item) != Leftover.NONE);
    }

    /**
     * Deletes the content of retired items before the outputs are written, to make room for them on a full disk.
     *
     * @return whether anything was to be deleted
     */
    boolean freesSpace(Library library) throws SeedcastException {
        List<Item> due = library.items().all().stream()
                .filter(item -> leftover(item) == Leftover.MEDIA)
                .toList();
        deleteMedia(due, library);
        return !due.isEmpty();
    }

    /** The content of {@code due}, as far as no other item has it. */
    void deleteMedia(List<Item> due, Library library) throws SeedcastException {
        Set<Long> ids = due.stream().map(Item::id).collect(Collectors.toSet());
        List<Item> others = library.items().all().stream()
                .filter(item -> !ids.contains(item.id()))
                .toList();
        for (Item item : due) {
            deleteMedia(item, others, library);
        }
    }

    /**
     * Deletes the files of retired items; one that cannot be deleted does not hold up the others.
     *
     * @param complete whether no output names them any more; otherwise the next run resumes with them
     * @return the failures
     */
    List<SeedcastException> finish(Library library, boolean complete) throws SeedcastException {
        List<SeedcastException> failures = new ArrayList<>();
        List<Item> items = library.items().all();
        for (Item item : items) {
            if (leftover(item) != Leftover.NONE) {
                try {
                    withdraw(item, items, library);
                    if (complete) {
                        library.retirement().cleared(item);
                    }
                } catch (SeedcastException e) {
                    failures.add(e);
                }
            }
        }
        return failures;
    }

    private void withdraw(Item item, List<Item> items, Library library) throws SeedcastException {
        site.withdraw(item, library.layout());
        if (leftover(item) == Leftover.MEDIA) {
            deleteMedia(item, items, library);
        }
    }

    private static Leftover leftover(Item item) {
        return item.state() instanceof Retired retired ? retired.leftover() : Leftover.NONE;
    }

    /** Only what lies among the media is the library's; a release may be the only copy of somebody's work. */
    private void deleteMedia(Item item, List<Item> items, Library library) throws SeedcastException {
        Layout layout = library.layout();
        Path data = item.data(layout);
        if (!data.startsWith(layout.mediaDirectory())) {
            keep(data, "it is not in " + layout.mediaDirectory());
        } else if (isAnothers(data, item, items, layout)) {
            keep(data, "another item uses it, too");
        } else if (item.release().isPresent()) {
            delete(contentOf(item, data, library), data);
        } else {
            Path part = layout.part(item.fileName());
            delete(List.of(data, part, part.resolveSibling(part.getFileName() + ".saved")), data);
        }
    }

    private void keep(Path data, String reason) {
        events.accept(new Event.Notice(data + " is not deleted: " + reason, Optional.empty()));
    }

    private static boolean isAnothers(Path data, Item item, List<Item> items, Layout layout) {
        return items.stream()
                .filter(other -> other.id() != item.id() && !(other.state() instanceof Retired))
                .map(other -> other.data(layout))
                .anyMatch(other -> other.startsWith(data) || data.startsWith(other));
    }

    private static List<Path> contentOf(Item item, Path data, Library library) throws SeedcastException {
        Metainfo torrent = Metainfo.parse(library.releases().torrent(item));
        return ContentLayout.of(torrent.info(), data).files().stream()
                .map(ContentFile::path)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The files, then the directories below {@code data} and itself, as far as they are empty by then. */
    private void delete(List<Path> content, Path data) throws SeedcastException {
        Set<Path> directories = new LinkedHashSet<>();
        for (Path file : content) {
            delete(file);
            for (Path above = file.getParent(); above != null && above.startsWith(data); above = above.getParent()) {
                directories.add(above);
            }
        }
        List<Path> deepestFirst = new ArrayList<>(directories);
        deepestFirst.sort(Collections.reverseOrder((one, other) -> one.getNameCount() - other.getNameCount()));
        for (Path directory : deepestFirst) {
            if (Files.isDirectory(directory)) {
                delete(directory);
            }
        }
    }

    private void delete(Path file) throws SeedcastException {
        try {
            files.delete(file);
        } catch (DirectoryNotEmptyException e) {
            keep(file, "it holds more than was published");
        } catch (IOException e) {
            throw NotWritten.of(file, e);
        }
    }
}
