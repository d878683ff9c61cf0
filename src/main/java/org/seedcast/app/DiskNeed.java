package org.seedcast.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/**
 * What a run is going to fetch, as far as the feed tells.
 *
 * @param bytes roughly: files of untold length are taken to be like the others
 */
record DiskNeed(int downloads, long bytes) {
    /** Whoever declares more is mistaken; the download itself looks at what is really sent. */
    private static final long LARGEST = ByteSize.parse("8GiB").bytes();

    static DiskNeed of(Plan plan) {
        List<Item> unfinished = plan.unfinished();
        long told = 0;
        int telling = 0;
        for (Item item : unfinished) {
            OptionalLong length = item.enclosure().length();
            if (length.isPresent() && length.getAsLong() <= LARGEST) {
                told += length.getAsLong();
                telling++;
            }
        }
        long usual = telling == 0 ? 0 : told / telling;
        return new DiskNeed(unfinished.size(), told + usual * (unfinished.size() - telling));
    }

    /** Tells of it before the first download. */
    void require(Layout layout, Consumer<Event> events) throws OutOfSpace {
        tellPlan(events);
        Optional<String> lack = lack(layout);
        if (lack.isPresent()) {
            throw new OutOfSpace(lack.get(), "take fewer with --latest or --since, or make room", null);
        }
    }

    /** The same for a run that only looks: that there is too little space is worth a line then. */
    void tell(Layout layout, Consumer<Event> events) {
        tellPlan(events);
        lack(layout).ifPresent(text -> events.accept(new Event.Notice(text, Optional.empty())));
    }

    private void tellPlan(Consumer<Event> events) {
        if (downloads > 0) {
            events.accept(new Event.Planned(downloads, bytes));
        }
    }

    private Optional<String> lack(Layout layout) {
        long free = free(layout.mediaDirectory());
        if (downloads == 0 || bytes <= free) {
            return Optional.empty();
        }
        return Optional.of("not enough space for about " + new ByteSize(bytes) + " in " + layout.mediaDirectory() + ": "
                + new ByteSize(free) + " are free");
    }

    private static long free(Path directory) {
        Path nearest = directory;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return Disk.REAL.usableBytes(nearest);
    }
}
