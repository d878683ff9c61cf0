package org.seedcast.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.ByteSize;
import org.seedcast.file.FileStamp;
import org.seedcast.file.Presence;
import org.seedcast.file.Rights;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.progress.Progress;
import org.seedcast.seed.content.ContentFile;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.make.FileChanged;
import org.seedcast.torrent.make.PieceCheck;

/** Checks whether the files of a library match their torrents. Reads them all, and writes nothing. */
public final class FilesCheck {
    private final int threads;
    private final boolean quick;
    private final Progress progress;

    /** @param quick whether a file with the same size and time counts as unchanged */
    public FilesCheck(int threads, boolean quick, Progress progress) {
        this.threads = threads;
        this.quick = quick;
        this.progress = progress;
    }

    /**
     * Checks all files; findings that need no reading come first.
     *
     * @param found told of each thing that is wrong
     * @param read told of bytes that were hashed
     */
    public PartCount run(Inventory inventory, Consumer<Finding> found, LongConsumer read)
            throws SeedcastException, InterruptedException {
        Layout layout = inventory.layout();
        new OutputsCheck(inventory).find().forEach(found);
        new StrayFiles(inventory).find().forEach(found);
        List<PublishedItem> suspects = quick ? suspects(inventory) : inventory.held();
        List<PublishedItem> whole = good(suspects, held -> shape(content(held, layout), layout), layout, found);
        long bytes = whole.stream().mapToLong(held -> held.state().length()).sum();
        List<PublishedItem> right;
        try (Progress.Task task = progress.begin(String.valueOf(layout.root().getFileName()), bytes)) {
            Progress counted = counted(task, read);
            right = good(whole, held -> difference(held, layout, counted), layout, found);
        }
        int all = inventory.held().stream().mapToInt(PublishedItem::files).sum();
        String rest = quick ? "; the others have the size and time they had" : "";
        return PartCount.of(
                CheckPart.FILES, all - (suspects.size() - right.size()), all, new ByteSize(bytes) + " read" + rest);
    }

    /** Looks at one torrent's files. */
    private interface Look {
        Optional<Finding> at(PublishedItem held) throws IOException, SeedcastException, InterruptedException;
    }

    /** @return those in which nothing is found */
    private static List<PublishedItem> good(List<PublishedItem> all, Look look, Layout layout, Consumer<Finding> found)
            throws InterruptedException {
        List<PublishedItem> good = new ArrayList<>();
        for (PublishedItem held : all) {
            Optional<Finding> finding = look(held, look, layout);
            if (finding.isPresent()) {
                found.accept(advised(finding.get(), held.item())
                        .ofTorrent(held.item().torrentName()));
            } else {
                good.add(held);
            }
        }
        return good;
    }

    /** Adds advice on a missing file; one that was added by hand cannot be fetched from any feed. */
    private static Finding advised(Finding finding, Item item) {
        return finding.kind() == FindingKind.FILE_MISSING && item.release().isEmpty()
                ? finding.withHint(
                        "seedcast mirror --dir DIR --refetch GUID fetches a file again if its origin still has it; "
                                + "GUID may also be its name")
                : finding;
    }

    private static Optional<Finding> look(PublishedItem held, Look look, Layout layout) throws InterruptedException {
        Path data = held.item().data(layout);
        try {
            return look.at(held);
        } catch (FileChanged e) {
            return Optional.of(Finding.of(FindingKind.FILE_CHANGED, data, layout, "it is changing right now"));
        } catch (IOException | SeedcastException e) {
            return Optional.of(Finding.of(FindingKind.FILE_UNREADABLE, data, layout, SeedcastException.reason(e)));
        }
    }

    private static ContentLayout content(PublishedItem held, Layout layout) throws SeedcastException {
        return ContentLayout.of(held.info(layout), held.item().data(layout));
    }

    private static List<PublishedItem> suspects(Inventory inventory) {
        return inventory.held().stream()
                .filter(held -> !isAsItWas(held, inventory.layout()))
                .toList();
    }

    private static boolean isAsItWas(PublishedItem held, Layout layout) {
        try {
            Optional<FileStamp> now = ContentStamps.of(content(held, layout)).map(ContentStamps::total);
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

    /** Returns a finding if any file is missing or of the wrong length, which needs no reading. */
    private static Optional<Finding> shape(ContentLayout content, Layout layout) throws IOException {
        for (ContentFile file : content.files()) {
            Path path = file.path().orElse(null);
            if (path == null) {
                continue;
            }
            if (!Presence.isFile(path)) {
                return Optional.of(Finding.of(FindingKind.FILE_MISSING, path, layout, "there is no such file"));
            }
            if (!Rights.isReadable(path.toRealPath())) {
                return Optional.of(Finding.of(FindingKind.FILE_UNREADABLE, path, layout, "its owner may not read it"));
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

    private Optional<Finding> difference(PublishedItem held, Layout layout, Progress counted)
            throws IOException, SeedcastException, InterruptedException {
        Info info = held.info(layout);
        ContentLayout content = content(held, layout);
        int[] wrong = info.pieces().differences(new PieceCheck(threads, counted).pieces(info, paths(content)));
        if (wrong.length == 0) {
            return Optional.empty();
        }
        Path path = fileAt((long) wrong[0] * info.pieceLength().bytes(), content);
        String more = wrong.length > 1 ? " and " + (wrong.length - 1) + " more differ" : " differs";
        String message = "piece " + wrong[0] + " of " + info.pieces().count() + more + " from its torrent";
        return Optional.of(Finding.of(FindingKind.FILE_CHANGED, path, layout, message)
                .withHint("restore the right bytes from a copy; seedcast does not fetch them again by itself"));
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
