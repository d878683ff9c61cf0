package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.seedcast.app.event.Event;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.Release;
import org.seedcast.library.store.Library;
import org.seedcast.seed.Findings;

/**
 * Published items whose content is missing here, or cut off: nobody can have it from us, so the site does not offer it.
 * Content of the right size counts as right, as nothing is read.
 */
record MissingMedia(List<Item> items) {
    /** Under which those are remembered that the site was last written without. */
    private static final String GONE = "gone/";

    private static final int OWNER_READS = 0400;

    /** Named one by one; a disk that is not mounted takes thousands along. */
    private static final int NAMED = 5;

    MissingMedia {
        items = List.copyOf(items);
    }

    static MissingMedia of(Library library, List<Item> items) {
        return new MissingMedia(
                items.stream().filter(item -> isMissing(item, library)).toList());
    }

    private static boolean isMissing(Item item, Library library) {
        if (!(item.state() instanceof Published state)) {
            return false;
        }
        try {
            Map<String, Object> there =
                    Files.readAttributes(item.data(library.layout()), "unix:isDirectory,isRegularFile,size,mode");
            boolean directory = item.release().filter(Release::isDirectory).isPresent();
            boolean readable = ((Integer) Objects.requireNonNull(there.get("mode"), "mode") & OWNER_READS) != 0;
            return !readable
                    || !Boolean.TRUE.equals(there.get(directory ? "isDirectory" : "isRegularFile"))
                    || !(directory || Long.valueOf(state.length()).equals(there.get("size")));
        } catch (IOException e) {
            return true;
        }
    }

    Set<Long> ids() {
        return items.stream().map(Item::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reports whether other items were missing when the site was last written. */
    boolean areNews(Library library) throws SeedcastException {
        return !library.outputs()
                .get(GONE)
                .map(OutputVersion::digest)
                .orElse("")
                .equals(text());
    }

    void remember(Library library) throws SeedcastException {
        if (areNews(library)) {
            library.outputs().save(GONE, new OutputVersion(text(), Instant.EPOCH));
        }
    }

    private String text() {
        return ids().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    void tell(Library library, Consumer<Event> events) {
        for (Item item : items.subList(0, Math.min(NAMED, items.size()))) {
            Path data = item.data(library.layout());
            String what = Files.exists(data) ? "is not what was published" : "is gone";
            events.accept(new Event.Finding(
                    Findings.DATA_MISSING,
                    data,
                    data + " " + what + ": not seeded from here until it is put back, or fetched by --refetch"));
        }
        if (items.size() > NAMED) {
            events.accept(new Event.Notice(
                    items.size() - NAMED + " more files of " + library.layout().root()
                            + " are gone or not what was published",
                    Optional.of("seedcast check lists them all")));
        }
    }
}
