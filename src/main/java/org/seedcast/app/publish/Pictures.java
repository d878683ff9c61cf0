package org.seedcast.app.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.CoverFetch;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.row.WrittenFiles;
import org.seedcast.publish.Site;

/** The pictures of the show that the library keeps. One that was damaged is taken from its copy in the site. */
public record Pictures(Library library, AtomicFile files) {
    /** An address that no feed has: whichever it has, its cover is fetched anew. */
    private static final URI LOST = URI.create("urn:lost");

    public static Pictures of(Library library, AtomicFile files) {
        return new Pictures(library, files);
    }

    /** Lists the pictures that exist. */
    static List<Path> in(Layout layout) {
        return all(layout).filter(Files::isRegularFile).toList();
    }

    private static Stream<Path> all(Layout layout) {
        return Stream.concat(Stream.of(layout.cover()), Site.OWN_IMAGES.stream().map(layout::ownImage));
    }

    /** A cover of which there is no copy is forgotten, so that the next look at the feed fetches it. */
    public void mend() throws SeedcastException {
        Layout layout = library.layout();
        WrittenFiles written = library.outputs().files();
        for (Path picture : all(layout).toList()) {
            if (written.damage(picture).isEmpty()) {
                continue;
            }
            Path copy = layout.site().resolve(String.valueOf(picture.getFileName()));
            try {
                if (Files.isRegularFile(copy)
                        && written.has(copy)
                        && written.damage(copy).isEmpty()) {
                    files.writeIfChanged(picture, Files.readAllBytes(copy));
                } else if (picture.equals(layout.cover())) {
                    files.delete(picture);
                    library.save(new CoverFetch(LOST, Optional.empty()));
                }
            } catch (IOException e) {
                throw NotWritten.of(picture, e);
            }
        }
    }
}
