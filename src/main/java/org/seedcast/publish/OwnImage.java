package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Layout;
import org.seedcast.library.Show;

/** The picture of the show in the site, where the operator gave one as a file. */
final class OwnImage {
    private static final List<String> NAMES = List.of("image.jpg", "image.png", "image.gif", "image.webp");

    private final AtomicFile files;

    OwnImage(AtomicFile files) {
        this.files = files;
    }

    /**
     * Writes the one there is to be, and deletes an earlier one of another kind.
     *
     * @return whether anything changed
     */
    boolean write(Show show, Layout layout) throws SeedcastException {
        Optional<String> wanted = show.imageFile();
        boolean changed = false;
        for (String name : NAMES) {
            Path target = layout.site().resolve(name);
            try {
                if (wanted.equals(Optional.of(name))) {
                    changed |= files.writeIfChanged(target, Files.readAllBytes(layout.ownImage(name)));
                } else if (Files.exists(target)) {
                    files.delete(target);
                    changed = true;
                }
            } catch (IOException e) {
                throw SiteNotWritten.of(target, e);
            }
        }
        return changed;
    }
}
