package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Links;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Release;

/** The covers of releases in the site, made from those that the releases have. */
final class Covers {
    static final String FOLDER = "covers";

    /** A page that loads a hundred of them is to stay one that loads. */
    private static final long LARGEST_BYTES = 4L << 20;

    private final AtomicFile files;
    private final Layout layout;

    Covers(AtomicFile files, Layout layout) {
        this.files = files;
        this.layout = layout;
    }

    /** Called as its .torrent is; empty for an item without one. */
    static Optional<String> name(Item item) {
        return item.release()
                .flatMap(Release::cover)
                .map(cover -> item.fileName()
                        + cover.substring(cover.lastIndexOf('.')).toLowerCase(Locale.ROOT));
    }

    /** As seen from a page; empty for an item whose cover is not there. */
    String seen(Item item) {
        return target(item)
                .filter(Files::isRegularFile)
                .flatMap(there -> PublicLinks.cover(item))
                .orElse("");
    }

    private Optional<Path> target(Item item) {
        return name(item).map(name -> layout.site().resolve(FOLDER).resolve(name));
    }

    /**
     * Writes the cover of {@code item} unless it is there: smaller than the release has it where a page shows no more of
     * it, and not at all where nobody would want it.
     *
     * @return whether anything was written
     */
    boolean write(Item item) throws SeedcastException {
        Optional<Path> target = target(item);
        if (target.isEmpty()) {
            return false;
        }
        Path source =
                item.data(layout).resolve(item.release().flatMap(Release::cover).orElse(""));
        try {
            if (Files.exists(target.get()) || !Files.isRegularFile(source) || Files.size(source) > LARGEST_BYTES) {
                return false;
            }
            Links.require(source);
            return files.writeIfChanged(target.get(), fit(Files.readAllBytes(source)));
        } catch (UnfitPicture e) {
            return false; // the release is published all the same, without a cover
        } catch (IOException e) {
            throw SiteNotWritten.of(target.get(), e);
        }
    }

    /** What cannot be read here, such as WebP, may well be read by browsers. */
    private static byte[] fit(byte[] source) throws UnfitPicture {
        return Picture.isReadable(source) ? Picture.fit(source) : source;
    }
}
