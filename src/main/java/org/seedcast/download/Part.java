package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.download.nature.FirstBytes;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.Links;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/** The partial file of a body, and beside it the record of its response. */
final class Part {
    private static final Progress.Task NOBODY = Progress.NONE.begin("", -1);
    private static final int BLOCK_BYTES = 64 << 10;

    private final Path file;
    private final Path note;
    private final Disk disk;

    Part(Path file, Disk disk) {
        this.file = file;
        this.note = file.resolveSibling(file.getFileName() + ".saved");
        this.disk = disk;
    }

    Path file() {
        return file;
    }

    /** Returns how to fetch the body at {@code source}. */
    DownloadPlan plan(URI source) throws WriteFailed {
        try {
            return DownloadPlan.of(source, Links.isPlainFile(file) ? Files.size(file) : 0, saved());
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    private Optional<SavedPart> saved() throws IOException {
        if (!Links.isPlainFile(note)) {
            return Optional.empty();
        }
        try {
            return SavedPart.parse(Files.readString(note, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Remembers that the first bytes of the file, as many as {@code saved} says, are synced. */
    void save(SavedPart saved) throws WriteFailed {
        try {
            new AtomicFile(disk).write(note, saved.text().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    /**
     * Syncs the bytes that {@code saved} promises, so that another run can resume them. An interruption closes the file
     * while it is written; it may have come before, or come meanwhile: then the sync is done once more.
     */
    void keep(SavedPart saved) throws WriteFailed {
        boolean interrupted = Thread.interrupted();
        try {
            syncAndSave(saved);
        } catch (WriteFailed e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            interrupted = true;
            syncAndSave(saved);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void syncAndSave(SavedPart saved) throws WriteFailed {
        try (PartFile open = PartFile.open(file, saved.safe(), disk)) {
            open.sync();
            save(saved);
        }
    }

    /** Hashes the first {@code bytes} of the file. */
    void read(long bytes, PieceHasher hasher, Progress.Task progress) throws WriteFailed {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (long left = bytes; left > 0; ) {
                int read = in.readNBytes(block, 0, (int) Math.min(left, block.length));
                if (read == 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
                hasher.update(block, 0, read);
                progress.advance(read);
                left -= read;
            }
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    /** Has the beginning of the file looked at; what is refused is discarded. */
    void admit(Admission admission) throws WriteFailed, WrongBody {
        byte[] start;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            start = in.readNBytes(FirstBytes.ENOUGH);
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
        try {
            admission.check(start, start.length);
        } catch (WrongBody e) {
            discardAfter(e);
            throw e;
        }
    }

    /** Opens it for writing after its first {@code bytes}; the note goes when none of them is used. */
    PartFile open(long bytes) throws WriteFailed {
        if (bytes == 0) {
            forget();
        }
        return PartFile.open(file, bytes, disk);
    }

    /** Reads the whole file, which has {@code length} bytes. */
    ContentHashes hashes(long length) throws WriteFailed {
        PieceHasher hasher = new PieceHasher(PieceLength.forContent(length));
        read(length, hasher, NOBODY);
        return hasher.finish();
    }

    /** Removes the note: the body is whole, or another one begins. */
    void forget() throws WriteFailed {
        try {
            disk.deleteIfExists(note);
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    /** Removes all of it, as far as that can be done: what went wrong before is worth more. */
    void discardAfter(Exception failure) {
        for (Path one : List.of(note, file)) {
            try {
                disk.deleteIfExists(one);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
