package org.seedcast.library.store.row;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.seedcast.library.track.Track;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.InvalidBencode;

/** The tracks of a release as one value of its row, bencoded as its .torrent is: they are only ever read together. */
final class TrackCode {
    private TrackCode() {}

    static byte[] encode(List<Track> tracks) {
        BencodeWriter writer = new BencodeWriter().list();
        for (Track track : tracks) {
            writer.dictionary();
            write(writer, "disc", track.disc());
            writer.string("length").integer(track.bytes());
            track.length().ifPresent(length -> writer.string("millis").integer(length.toMillis()));
            write(writer, "number", track.number());
            writer.string("path").list();
            track.path().forEach(writer::string);
            writer.end();
            track.tagged().ifPresent(title -> writer.string("title").string(title));
            writer.end();
        }
        return writer.end().bytes();
    }

    private static void write(BencodeWriter writer, String name, OptionalInt value) {
        value.ifPresent(number -> writer.string(name).integer(number));
    }

    /** Empty for what nobody has read yet, and for what makes no sense: then it is read again. */
    static List<Track> decode(byte @Nullable [] code) {
        try {
            return code != null && BencodeReader.read(code) instanceof BList list
                    ? list.values().stream()
                            .map(BDictionary.class::cast)
                            .map(TrackCode::track)
                            .toList()
                    : List.of();
        } catch (InvalidBencode | ClassCastException e) {
            return List.of();
        }
    }

    private static Track track(BDictionary code) {
        OptionalLong millis = code.integer("millis");
        return new Track(
                code.list("path").map(BList::strings).orElse(List.of()).stream()
                        .map(BString::text)
                        .toList(),
                code.integer("length").orElse(0),
                code.string("title").map(BString::text),
                number(code, "disc"),
                number(code, "number"),
                millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty());
    }

    private static OptionalInt number(BDictionary code, String name) {
        OptionalLong number = code.integer(name);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }
}
