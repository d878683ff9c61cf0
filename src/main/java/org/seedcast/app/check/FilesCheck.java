package org.seedcast.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.ByteSize;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Layout;
import org.seedcast.progress.Progress;
import org.seedcast.seed.content.ContentFile;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Pieces;
import org.seedcast.torrent.make.FileChanged;
import org.seedcast.torrent.make.PieceCheck;

/** Whether the files of a library are what its torrents say. Reads them all, and writes nothing. */
public final class FilesCheck {
    private final int threads;
    private final boolean quick;
    private final Progress progress;

    /** @param quick whether a file whose size and time have not moved is taken for unchanged */
    public FilesCheck(int threads, boolean quick, Progress progress) {
        this.threads = threads;
        this.quick = quick;
        this.progress = progress;
    }

    /**
     * @param found told of each thing that is wrong
     * @param read told of bytes that were hashed
     */
    public Tally run(Inventory inventory, Consumer<Finding> found, LongConsumer read)
            throws SeedcastException, InterruptedException {
        Layout layout = inventory.layout();
        List<Held> suspects = quick ? suspects(inventory) : inventory.held();
        long bytes = suspects.stream().mapToLong(held -> held.state().length()).sum();
        int wrong = 0;
        try (Progress.Task task = progress.begin(String.valueOf(layout.root().getFileName()), bytes)) {
            for (Held held : inventory.held()) {
                held.damage().ifPresent(damage -> found.accept(damaged(held, damage, layout)));
            }
            for (Held held : suspects) {
                Optional<Finding> finding = look(held, layout, counted(task, read));
                finding.ifPresent(found);
                wrong += finding.isPresent() ? 1 : 0;
            }
        }
        new StrayFiles(inventory).find().forEach(found);
        if (!inventory.held().isEmpty() && !inventory.siteComplete()) {
            found.accept(Finding.of(FindingKind.SITE_INCOMPLETE, layout.site(), layout, "its page or a feed is missing")
                    .withHint("seedcast publish DIR writes them again"));
        }
        int all = inventory.held().stream().mapToInt(Held::files).sum();
        String note = quick
                ? new ByteSize(bytes) + " read; the others have the size and time they had"
                : new ByteSize(bytes) + " read";
        return Tally.of(CheckPart.FILES, all - wrong, all, note);
    }

    private static Finding damaged(Held held, String damage, Layout layout) {
        Path torrent = layout.torrent(held.item().fileName());
        return Finding.of(FindingKind.TORRENT_DAMAGED, torrent, layout, damage)
                .withHint("seedcast publish DIR makes a missing one again")
                .ofTorrent(held.item().torrentName());
    }

    private static List<Held> suspects(Inventory inventory) {
        return inventory.held().stream()
                .filter(held -> !isAsItWas(held, inventory.layout()))
                .toList();
    }

    private static boolean isAsItWas(Held held, Layout layout) {
        try {
            ContentLayout content =
                    ContentLayout.of(held.info(layout), held.item().data(layout));
            Optional<FileStamp> now = ContentStamps.of(content).map(ContentStamps::total);
            return now.filter(held.state().stamp()::sameContentAs).isPresent();
        } catch (IOException | SeedcastException e) {
            // Then a closer look finds out what it is.
            return false;
        }
    }

    private static Progress counted(Progress.Task task, LongConsumer read) {
        return (name, bytes) -> new Progress.Task() {
            @Override
            public void advance(long count) {
                task.advance(count);
                read.accept(count);
            }

            @Override
            public void close() {
                // the task is all files together
            }
        };
    }

    private Optional<Finding> look(Held held, Layout layout, Progress counted) throws InterruptedException {
        Path data = held.item().data(layout);
        String name = held.item().torrentName();
        try {
            Info info = held.info(layout);
            ContentLayout content = ContentLayout.of(info, data);
            Optional<Finding> shape = shape(content, layout);
            if (shape.isPresent()) {
                return shape.map(finding -> finding.ofTorrent(name));
            }
            Pieces pieces = new PieceCheck(threads, counted).pieces(info, paths(content));
            return difference(info, pieces, content, layout).map(finding -> finding.ofTorrent(name));
        } catch (FileChanged e) {
            return Optional.of(Finding.of(FindingKind.FILE_CHANGED, data, layout, "it is changing right now")
                    .ofTorrent(name));
        } catch (IOException | SeedcastException e) {
            return Optional.of(Finding.of(FindingKind.FILE_UNREADABLE, data, layout, SeedcastException.reason(e))
                    .ofTorrent(name));
        }
    }

    /** Whether all files are there and as long as they should be, which needs no reading. */
    private static Optional<Finding> shape(ContentLayout content, Layout layout) throws IOException {
        for (ContentFile file : content.files()) {
            Path path = file.path().orElse(null);
            if (path == null) {
                continue;
            }
            if (!Files.isRegularFile(path)) {
                return Optional.of(Finding.of(FindingKind.FILE_MISSING, path, layout, "there is no such file"));
            }
            long size = Files.size(path);
            if (size != file.length()) {
                String message = "it has " + size + " bytes, its torrent says " + file.length();
                return Optional.of(Finding.of(FindingKind.FILE_CHANGED, path, layout, message));
            }
        }
        return Optional.empty();
    }

    private static List<Path> paths(ContentLayout content) {
        List<Path> paths = new ArrayList<>();
        content.files().forEach(file -> file.path().ifPresent(paths::add));
        return paths;
    }

    private static Optional<Finding> difference(Info info, Pieces now, ContentLayout content, Layout layout) {
        int[] wrong = info.pieces().differences(now);
        if (wrong.length == 0) {
            return Optional.empty();
        }
        Path path = fileAt((long) wrong[0] * info.pieceLength().bytes(), content);
        String more = wrong.length > 1 ? " and " + (wrong.length - 1) + " more differ" : " differs";
        String message = "piece " + wrong[0] + " of " + info.pieces().count() + more + " from its torrent";
        return Optional.of(Finding.of(FindingKind.FILE_CHANGED, path, layout, message)
                .withHint("put the right bytes back from a copy; nothing is fetched again by itself"));
    }

    /** In a torrent of several files the one in which the piece begins. */
    private static Path fileAt(long position, ContentLayout content) {
        return content.files().stream()
                .filter(file -> file.end() > position)
                .findFirst()
                .flatMap(ContentFile::path)
                .orElseThrow(() -> new IllegalStateException("a piece lies in some file"));
    }
}
