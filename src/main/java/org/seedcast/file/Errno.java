package org.seedcast.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Tells by which error of the operating system a call failed; Java hands on its words and not its number. */
public final class Errno {
    private static final String NO_SPACE = "no space left";

    private Errno() {}

    /** Reports ENOSPC ("no space left") or EDQUOT ("quota exceeded"). */
    public static boolean isNoSpace(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains(NO_SPACE)
                || message.contains("quota exceeded")
                || message.contains(InOtherWords.NO_SPACE);
    }

    /** The words for it in the language of whoever runs this, as a device says them that is always full. */
    private static final class InOtherWords {
        static final String NO_SPACE = asked(Path.of("/dev/full"));

        private static String asked(Path device) {
            try (OutputStream full = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
                full.write(0);
                return Errno.NO_SPACE;
            } catch (IOException e) {
                String words = String.valueOf(e.getMessage());
                boolean named = e instanceof FileSystemException || words.isBlank();
                return named ? Errno.NO_SPACE : words.toLowerCase(Locale.ROOT);
            }
        }
    }
}
