package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.count.UploadsUnreadable;
import org.seedcast.torrent.InfoHash;

/** The counts of one library, in memory and on disk. Not for several threads. */
final class LibraryUploads {
    private final Path file;
    private final Disk disk;
    private final Findings findings;
    private final Map<InfoHash, UploadCount> counts = new TreeMap<>();
    /** An unreadable file in the way; it may be all that is left of years, so it is moved and never overwritten. */
    private boolean inTheWay;

    private boolean changed;
    private Optional<IOException> fault = Optional.empty();

    private LibraryUploads(Path file, Disk disk, Findings findings) {
        this.file = file;
        this.disk = disk;
        this.findings = findings;
    }

    static LibraryUploads load(Path file, Disk disk, Findings findings) {
        LibraryUploads uploads = new LibraryUploads(file, disk, findings);
        try {
            uploads.counts.putAll(UploadsFile.read(file));
        } catch (UploadsUnreadable e) {
            uploads.inTheWay = true;
            findings.found(
                    Findings.UPLOADS_UNREADABLE,
                    file,
                    SeedcastException.reason(e) + "; it is kept beside the new one, and counting starts again");
            uploads.attempt(uploads::putAside);
        }
        return uploads;
    }

    UploadCount of(InfoHash infoHash) {
        return counts.getOrDefault(infoHash, UploadCount.NONE);
    }

    long total() {
        return counts.values().stream().mapToLong(UploadCount::bytes).sum();
    }

    void add(InfoHash infoHash, long bytes, Optional<Instant> asked) {
        UploadCount before = of(infoHash);
        UploadCount after = before.plus(bytes, asked);
        if (!after.equals(before)) {
            counts.put(infoHash, after);
            changed = true;
        }
    }

    /** Writes what is new. A failure is reported once while it lasts; nothing is lost but time. */
    void save() {
        if (changed) {
            attempt(this::write);
        }
    }

    private void write() throws IOException {
        putAside();
        UploadsFile.write(file, counts, new AtomicFile(disk));
        changed = false;
    }

    private void putAside() throws IOException {
        if (inTheWay) {
            disk.rename(file, freeName());
            inTheWay = false;
        }
    }

    private Path freeName() {
        int number = 1;
        Path free = file.resolveSibling(file.getFileName() + ".unreadable");
        while (Files.exists(free)) {
            number++;
            free = file.resolveSibling(file.getFileName() + ".unreadable-" + number);
        }
        return free;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
            fault = Optional.empty();
        } catch (IOException e) {
            if (fault.isEmpty()) {
                String message = "cannot write " + file + ": " + SeedcastException.reason(e)
                        + "; seeding continues, and the write is retried every minute";
                findings.found(Findings.UPLOADS_NOT_WRITTEN, file, message);
            }
            fault = Optional.of(e);
        }
    }

    /** Returns the failure that keeps new counts from being saved, if there is one. */
    Optional<SeedcastException> unsaved() {
        return fault.filter(any -> changed).map(cause -> FileFailed.writing(file, cause));
    }
}
