package org.seedcast.publish.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;

/** The cover of the show as the library keeps it, fit for a page since it was fetched. */
public final class ShowCover {
    private ShowCover() {}

    /** Empty where the library has none. */
    public static Optional<byte[]> of(Layout layout) throws SeedcastException {
        try {
            return Optional.of(Files.readAllBytes(layout.cover()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailed.reading(layout.cover(), e);
        }
    }
}
