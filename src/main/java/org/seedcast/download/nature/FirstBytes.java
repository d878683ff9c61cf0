package org.seedcast.download.nature;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.seedcast.download.nature.Nature.Kind;

/**
 * Determines the nature of a file from its first bytes. A pure function that accepts any bytes. Refusing real media is
 * worse than accepting something else, so a file is called text only if every byte examined is text.
 */
public final class FirstBytes {
    /** As many as a look needs to find frames behind a header of a stream, or a page that a warning stands before. */
    public static final int ENOUGH = 64 << 10;

    private static final int MARKUP_BYTES = 1024;
    private static final int UNPACKED_BYTES = 4096;

    private FirstBytes() {}

    /** @param count of the bytes in {@code bytes} that are of the file: all that it has, or {@link #ENOUGH} */
    public static Nature of(byte[] bytes, int count) {
        if (Signature.TAG.isAt(bytes, count) || AudioFrames.areIn(bytes, count)) {
            return new Nature.Media();
        }
        Optional<String> text = TextBytes.of(bytes, count);
        if (text.isPresent()) {
            return new Nature.Other(TextKind.of(text.get()));
        }
        if (Signature.isMedia(bytes, count)) {
            return new Nature.Media();
        }
        Optional<Kind> other = Signature.other(bytes, count)
                .or(() -> TextBytes.of(bytes, Math.min(count, MARKUP_BYTES)).flatMap(TextKind::ofMarkup));
        return other.<Nature>map(Nature.Other::new).orElseGet(() -> packed(bytes, count));
    }

    /** A page that was packed stays a page; nothing that is packed can be played, whatever is in it. */
    private static Nature packed(byte[] bytes, int count) {
        if (!Signature.GZIP.isAt(bytes, count)) {
            return new Nature.Untold();
        }
        byte[] unpacked = new byte[UNPACKED_BYTES];
        int length = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, 0, count))) {
            for (int read = 0; read >= 0 && length < unpacked.length; ) {
                length += read;
                read = in.read(unpacked, length, unpacked.length - length);
            }
        } catch (EOFException | ZipException e) {
            // cut off, as only its beginning is here: what was unpacked until then tells enough
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        }
        return TextBytes.of(unpacked, length)
                .map(TextKind::of)
                .<Nature>map(Nature.Other::new)
                .orElseGet(() -> new Nature.Other(Kind.ARCHIVE));
    }
}
