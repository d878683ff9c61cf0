package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** A template of a user cannot be used; the site was left as it is. */
public final class TemplateBroken extends SeedcastException {
    private TemplateBroken(String message, String hint, @Nullable Throwable cause) {
        super(ExitCode.FAILED, message, hint, cause);
    }

    /** The template, or a file of it, cannot be read. */
    static TemplateBroken unreadable(Path file, IOException cause) {
        String hint = FileFailed.hint(file, cause);
        return of(file, FileFailed.reason(file, cause), hint == null ? "make it readable" : hint, cause);
    }

    static TemplateBroken of(Path file, String why, String hint, @Nullable Throwable cause) {
        return new TemplateBroken("cannot use the template " + file + ": " + why, hint, cause);
    }
}
