package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.store.Library;

/**
 * The picture of a show where the operator has it as a file: the library keeps a copy, so that the file may go.
 *
 * @param name as the library has it, told from its content
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ShowImage(String name, byte[] content) {
    private static final Pattern WEBP = Pattern.compile("^(?s)RIFF.{4}WEBP");

    /** Readers of feeds load it again and again. */
    private static final long LARGEST_BYTES = 8L << 20;

    /** Reads the file at {@code path}, or refuses what is no picture for feeds and browsers. */
    static ShowImage read(Path path) throws SeedcastException {
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                throw unfit(path, "it is larger than 8 MiB");
            }
            byte[] content = Files.readAllBytes(path);
            String extension = extension(content).orElseThrow(() -> unfit(path, "it is not a JPEG, PNG, GIF or WebP"));
            return new ShowImage("image." + extension, content);
        } catch (NoSuchFileException e) {
            throw unfit(path, "no such file");
        } catch (IOException e) {
            throw FileFailed.of("cannot use the image " + path, path, e);
        }
    }

    private static SeedcastException unfit(Path path, String reason) {
        return new SeedcastException(
                ExitCode.FAILED, "cannot use the image " + path + ": " + reason, "--image takes a file or a URL", null);
    }

    private static Optional<String> extension(byte[] content) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < Math.min(12, content.length); i++) {
            start.append((char) (content[i] & 0xff));
        }
        String magic = start.toString();
        if (magic.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpg");
        }
        if (magic.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("png");
        }
        if (magic.startsWith("GIF8")) {
            return Optional.of("gif");
        }
        return WEBP.matcher(magic).matches() ? Optional.of("webp") : Optional.empty();
    }

    /** @return whether the library had another one, or none */
    boolean keep(Library library, AtomicFile files) throws SeedcastException {
        Path target = library.layout().ownImage(name);
        library.outputs().files().forget(target);
        try {
            return files.writeIfChanged(target, content);
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
    }
}
