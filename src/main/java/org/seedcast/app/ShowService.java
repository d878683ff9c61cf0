package org.seedcast.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.SeedList;
import org.seedcast.seed.UploadCount;
import org.seedcast.seed.UploadsFile;
import org.seedcast.torrent.InfoHash;

/** Tells what a library holds, and what was uploaded of it; takes no lock, as it only reads files that are never half. */
public final class ShowService {
    private final Consumer<Event> events;

    ShowService(Consumer<Event> events) {
        this.events = events;
    }

    public void run(Path directory) throws SeedcastException {
        Layout layout = new Layout(directory);
        if (!Files.isRegularFile(layout.seedList())) {
            throw noLibrary(directory, layout);
        }
        Map<InfoHash, UploadCount> uploads = new HashMap<>(UploadsFile.read(layout.uploads()));
        List<Event.Held> torrents = new ArrayList<>();
        for (SeedEntry entry : SeedList.read(layout.seedList())) {
            UploadCount count = Objects.requireNonNullElse(uploads.remove(entry.infoHash()), UploadCount.NONE);
            torrents.add(held(entry, count, layout));
        }
        torrents.sort(Comparator.comparing(Event.Held::name).reversed().thenComparing(Event.Held::infoHash));
        long unlistedUploaded =
                uploads.values().stream().mapToLong(UploadCount::bytes).sum();
        events.accept(new Event.LibraryShown(torrents, uploads.size(), unlistedUploaded));
    }

    private static Event.Held held(SeedEntry entry, UploadCount count, Layout layout) {
        Path torrent = entry.torrent();
        return new Event.Held(
                torrent.startsWith(layout.root()) ? layout.relative(torrent) : torrent.toString(),
                String.valueOf(entry.data().getFileName()),
                entry.infoHash(),
                entry.stamp().size(),
                count.bytes(),
                count.lastAsked());
    }

    private static SeedcastException noLibrary(Path directory, Layout layout) {
        if (Files.isRegularFile(directory)) {
            String hint = "name the directory of a library, as mirror makes it";
            return new SeedcastException(ExitCode.FAILED, directory + " is a file, not a library", hint, null);
        }
        return new SeedcastException(
                ExitCode.FAILED,
                directory + " is no library: there is no " + layout.seedList(),
                "make one first: seedcast mirror FEED --dir " + directory,
                null);
    }
}
