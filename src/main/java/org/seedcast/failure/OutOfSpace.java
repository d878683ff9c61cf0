package org.seedcast.failure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The disk, or the user's quota on it, is full: exit code 7, also when other items failed for other reasons. */
public final class OutOfSpace extends SeedcastException {
    public OutOfSpace(String message, @Nullable Throwable cause) {
        this(message, "free some space and run again: what is finished is kept", cause);
    }

    public OutOfSpace(String message, String hint, @Nullable Throwable cause) {
        super(ExitCode.OUT_OF_SPACE, message, hint, cause);
    }

    /** Whether {@code failure} is the operating system's "no space left" (ENOSPC) or "quota exceeded" (EDQUOT). */
    public static boolean isCauseOf(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains(InOtherWords.NO_SPACE);
    }

    /** What the system says in the language of its user; Java hands on its words and not its number. */
    private static final class InOtherWords {
        private static final Path FULL_DEVICE = Path.of("/dev/full");
        private static final String UNKNOWN = "no space left";
        static final String NO_SPACE = asked();

        private static String asked() {
            try (OutputStream full = Files.newOutputStream(FULL_DEVICE, StandardOpenOption.WRITE)) {
                full.write(0);
                return UNKNOWN;
            } catch (IOException e) {
                String words = String.valueOf(e.getMessage());
                boolean named = e instanceof FileSystemException || words.isBlank();
                return named ? UNKNOWN : words.toLowerCase(Locale.ROOT);
            }
        }
    }
}
