package org.seedcast.media;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads title, numbers and length of MP3, FLAC, Ogg Vorbis and Opus, MP4 and WAV files. Neither time nor memory depends
 * on what a file says of itself.
 */
public final class TagReader {
    private static final int MAGIC_BYTES = 12;

    private TagReader() {}

    /** Returns what {@code file} says; nothing for one that cannot be read, or is of another kind. */
    public static Tags of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Tags.NONE;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(new Window(channel));
        } catch (IOException | BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Tags.NONE; // a list of tracks goes by the names of files as well
        }
    }

    private static Tags of(Window file) throws IOException {
        String magic = ascii(file.at(0, MAGIC_BYTES));
        if (magic.startsWith("OggS")) {
            return Ogg.read(file);
        }
        if (magic.startsWith("RIFF") && magic.endsWith("WAVE")) {
            return Wav.read(file);
        }
        if (magic.startsWith("ftyp", 4)) {
            return Mp4.read(file);
        }
        Id3 id3 = Id3.read(file);
        boolean flac = ascii(file.upTo(id3.end(), 4)).equals("fLaC");
        return flac ? Flac.read(file, id3.end()).or(id3.tags()) : id3.tags().or(Mpeg.read(file, id3.end()));
    }

    static String ascii(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
