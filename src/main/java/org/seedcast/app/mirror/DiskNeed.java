package org.seedcast.app.mirror;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.seedcast.app.event.Event;
import org.seedcast.download.DownloadRules;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/**
 * The downloads of a run, as far as the feed declares them.
 *
 * @param bytes roughly: files of untold length are taken to be like the others
 */
record DiskNeed(int downloads, long bytes) {
    /**
     * Largest plausible declared length; a larger one is a mistake, and the download itself checks what is really sent.
     */
    private static final long LARGEST = ByteSize.parse("8GiB").bytes();

    /** Page, feeds and what of them is kept in the library: more than most need. */
    private static final long SITE_BYTES = 1 << 20;

    private static final long SITE_BYTES_PER_DOWNLOAD = 64 << 10;

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

    /** Reports it before the first download. */
    void require(Layout layout, Consumer<Event> events) throws OutOfSpace {
        tellPlan(events);
        Optional<String> lack = lack(layout);
        if (lack.isPresent()) {
            throw new OutOfSpace(lack.get(), "select fewer with --latest or --since, or free some space", null);
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
        return downloads == 0
                ? Optional.empty()
                : inMedia(layout.mediaDirectory()).or(() -> beside(layout));
    }

    private Optional<String> inMedia(Path media) {
        long free = free(media);
        if (bytes <= free - DownloadRules.RESERVE.bytes()) {
            return Optional.empty();
        }
        String size = bytes > 0 ? "for about " + new ByteSize(bytes) + " " : "";
        return Optional.of("not enough space " + size + "in " + media + ": " + new ByteSize(free)
                + " are free, of which " + DownloadRules.RESERVE + " stay free for library and site");
    }

    /** Site and library may lie on file systems of their own. */
    private Optional<String> beside(Layout layout) {
        long need = Math.min(DownloadRules.RESERVE.bytes(), SITE_BYTES + downloads * SITE_BYTES_PER_DOWNLOAD);
        return Stream.of(layout.site(), layout.state())
                .filter(directory -> free(directory) < need)
                .findFirst()
                .map(directory -> "not enough space in " + directory + ": " + new ByteSize(free(directory))
                        + " are free, and about " + new ByteSize(need) + " will be needed");
    }

    private static long free(Path directory) {
        Path nearest = directory;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return Disk.REAL.usableBytes(nearest);
    }
}
