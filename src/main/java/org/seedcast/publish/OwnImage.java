package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.seedcast.library.Layout;
import org.seedcast.library.Show;

/** The picture of the show in the site, where the operator gave one as a file. */
final class OwnImage {
    static final List<String> NAMES = List.of("image.jpg", "image.png", "image.gif", "image.webp");

    private final SiteFiles out;

    OwnImage(SiteFiles out) {
        this.out = out;
    }

    /** Writes the one there is to be, and deletes an earlier one of another kind. */
    void write(Show show, Layout layout) {
        Optional<String> wanted = show.imageFile();
        for (String name : NAMES) {
            if (!wanted.equals(Optional.of(name))) {
                out.remove(name);
                continue;
            }
            try {
                out.write(name, Files.readAllBytes(layout.ownImage(name)));
            } catch (IOException e) {
                out.notWritten(name, e);
            }
        }
    }
}
