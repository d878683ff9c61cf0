package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Release;

/** The covers of releases in the site, copied from where the release has them. */
final class Covers {
    static final String FOLDER = "covers";

    /** A page that loads a hundred of them is to stay one that loads. */
    private static final long LARGEST_BYTES = 4L << 20;

    private final AtomicFile files;

    Covers(AtomicFile files) {
        this.files = files;
    }

    /** Called as its .torrent is; empty for an item without one. */
    static Optional<String> name(Item item) {
        return item.release()
                .flatMap(Release::cover)
                .map(cover -> item.fileName()
                        + cover.substring(cover.lastIndexOf('.')).toLowerCase(Locale.ROOT));
    }

    /**
     * Writes the cover of {@code item} unless it is there.
     *
     * @return whether anything was written
     */
    boolean write(Item item, Layout layout) throws SeedcastException {
        Optional<String> name = name(item);
        if (name.isEmpty()) {
            return false;
        }
        Path target = layout.site().resolve(FOLDER).resolve(name.get());
        Path source =
                item.data(layout).resolve(item.release().flatMap(Release::cover).orElse(""));
        try {
            if (Files.exists(target) || !Files.isRegularFile(source) || Files.size(source) > LARGEST_BYTES) {
                return false;
            }
            return files.writeIfChanged(target, Files.readAllBytes(source));
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }
}
