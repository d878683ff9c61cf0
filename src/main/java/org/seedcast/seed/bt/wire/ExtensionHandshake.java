package org.seedcast.seed.bt.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BInteger;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.Bencoded;

/**
 * A peer's extension handshake (BEP 10), as far as a seeder needs it.
 *
 * @param metadata the number it gave to the exchange of metadata (BEP 9); 0 revokes it, empty leaves it as it was
 * @param port that it listens on; empty if it sends none
 * @param uploadOnly whether it wants nothing (BEP 21)
 */
public record ExtensionHandshake(OptionalInt metadata, OptionalInt port, boolean uploadOnly) {
    /** The number that we give to the exchange of metadata. */
    public static final int METADATA = 1;

    private static final String CLIENT = "seedcast";
    private static final String METADATA_NAME = "ut_metadata";

    /** No client says more than a few hundred bytes. */
    private static final int MOST_BYTES = 16 << 10;

    public static ExtensionHandshake read(Extended message) throws IOException {
        BDictionary said = message.dictionary(MOST_BYTES);
        OptionalLong number = said.dictionary("m")
                .map(numbers -> numbers.integer(METADATA_NAME))
                .orElse(OptionalLong.empty());
        return new ExtensionHandshake(
                within(0, 255, number),
                within(1, 65_535, said.integer("p")),
                said.integer("upload_only").orElse(0) == 1);
    }

    private static OptionalInt within(int least, int most, OptionalLong number) {
        boolean sensible = number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most;
        return sensible ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /**
     * Returns our own extension handshake.
     *
     * @param port that we listen on
     * @param openRequests the number that is accepted at a time
     * @param metadataBytes of the info dictionary; empty if it is not served
     * @param uploadOnly left out if we seem to have some pieces only: libtorrent disconnects a peer that wants nothing
     *     and has nothing for it at that moment
     */
    public static Extended ours(
            int port, int openRequests, OptionalInt metadataBytes, InetAddress peer, boolean uploadOnly) {
        SortedMap<String, Bencoded> said = new TreeMap<>();
        said.put("m", metadataBytes.isPresent() ? numbers() : BDictionary.EMPTY);
        metadataBytes.ifPresent(bytes -> said.put("metadata_size", new BInteger(bytes)));
        said.put("p", new BInteger(port));
        said.put("reqq", new BInteger(openRequests));
        if (uploadOnly) {
            said.put("upload_only", new BInteger(1));
        }
        said.put("v", BString.of(CLIENT));
        said.put("yourip", BString.of(peer.getAddress()));
        return new Extended(Extended.INTRODUCTION, BencodeWriter.write(BDictionary.of(said)));
    }

    private static BDictionary numbers() {
        return BDictionary.of(Map.of(METADATA_NAME, new BInteger(METADATA)));
    }
}
