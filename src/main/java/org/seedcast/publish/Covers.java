package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.seedcast.file.Links;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Release;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.picture.Picture;
import org.seedcast.publish.picture.UnfitPicture;

/** Covers of releases in the site, made from the releases' own. */
final class Covers {
    /** A page that loads a hundred of them is to stay one that loads. */
    private static final long LARGEST_BYTES = 4L << 20;

    private final SiteFiles out;
    private final Layout layout;
    private final Set<Path> damaged;

    /** @param damaged files that are not as they were written */
    Covers(SiteFiles out, Layout layout, Set<Path> damaged) {
        this.out = out;
        this.layout = layout;
        this.damaged = damaged;
    }

    /** As seen from a page; empty for an item whose cover is not there. */
    String seen(Item item) {
        return target(item)
                .filter(Files::isRegularFile)
                .flatMap(there -> PublicLinks.cover(item))
                .orElse("");
    }

    private Optional<Path> target(Item item) {
        return PublicLinks.coverName(item)
                .map(name -> layout.site().resolve(PublicLinks.COVERS).resolve(name));
    }

    /**
     * Writes the cover of {@code item} unless it is there: smaller than the release has it where a page shows no more of
     * it, and not at all where nobody would want it.
     */
    void write(Item item) {
        Optional<String> name = PublicLinks.coverName(item).map(file -> PublicLinks.COVERS + "/" + file);
        if (name.isEmpty()) {
            return;
        }
        Path target = out.at(name.get());
        if (isThere(target)) {
            out.keep(name.get());
            return;
        }
        Path source = item.data(layout)
                .resolve(item.release().flatMap(Release::cover).orElse(""))
                .normalize();
        try {
            if (Files.isRegularFile(source) && Files.size(source) <= LARGEST_BYTES) {
                Links.require(source);
                out.write(name.get(), fit(Files.readAllBytes(source)));
            } else if (damaged.contains(target)) {
                out.remove(name.get()); // the page goes without it
            }
        } catch (UnfitPicture e) {
            return; // the release is published all the same, without a cover
        } catch (IOException e) {
            out.notWritten(name.get(), e);
        }
    }

    /** Also one of an earlier version, of which nobody remembers more. */
    private boolean isThere(Path target) {
        return !damaged.contains(target)
                && Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && target.toFile().length() > 0;
    }

    /**
     * Fits a picture; one of another kind, such as WebP, is left as it is: browsers read it, and nothing here writes it.
     */
    private static byte[] fit(byte[] source) throws UnfitPicture {
        return Picture.isReadable(source) ? Picture.fit(source) : source;
    }
}
