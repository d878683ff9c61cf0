package org.seedcast.publish.page;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** Reports a template of a user that cannot be used; the site is unchanged. */
public final class TemplateBroken extends SeedcastException {
    private TemplateBroken(ExitCode code, String message, String hint, @Nullable Throwable cause) {
        super(code, message, hint, cause);
    }

    /** The template, or a file of it, cannot be read. */
    static TemplateBroken unreadable(Path file, IOException cause) {
        String hint = FileFailed.hint(file, cause);
        return of(file, FileFailed.reason(file, cause), hint == null ? "make it readable" : hint, cause);
    }

    static TemplateBroken of(Path file, String why, String hint, @Nullable Throwable cause) {
        return new TemplateBroken(ExitCode.FAILED, "cannot use the template " + file + ": " + why, hint, cause);
    }

    /** The pages stay as they are; all else is published. */
    public TemplateBroken skipped() {
        return told("; the pages stay as they are, and everything else is published");
    }

    /** Reports that the pages are written without the template, as they named retired items. */
    public TemplateBroken replaced() {
        return told("; the pages are written with seedcast's own template, as they named retired items");
    }

    private TemplateBroken told(String outcome) {
        return new TemplateBroken(ExitCode.SOME_ITEMS_FAILED, reason(this) + outcome, hint().orElse(""), getCause());
    }
}
