package org.seedcast.seed.bt.wire;

import bt.protocol.extended.ExtendedMessage;
import bt.protocol.extended.ExtendedProtocol;
import java.io.IOException;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.InvalidBencode;

/** A message of an extension (BEP 10), received or to be sent: its meaning is known by its number alone. */
public final class Extended extends ExtendedMessage {
    static final int ID = ExtendedProtocol.EXTENDED_MESSAGE_ID;

    /** The number of {@link ExtensionHandshake}. */
    public static final int INTRODUCTION = 0;

    private final int number;
    private final byte[] payload;

    /** @param number as the side that gets it has numbered its extensions */
    public Extended(int number, byte[] payload) {
        this.number = number;
        this.payload = payload;
    }

    public int number() {
        return number;
    }

    public byte[] payload() {
        return payload;
    }

    /**
     * The payload, where it is one dictionary and nothing else.
     *
     * @param mostBytes that are looked at
     */
    public BDictionary dictionary(int mostBytes) throws IOException {
        if (payload.length > mostBytes) {
            throw new IOException("an extension's message of " + payload.length + " bytes");
        }
        try {
            if (BencodeReader.read(payload) instanceof BDictionary dictionary) {
                return dictionary;
            }
            throw new IOException("an extension's message that is no dictionary");
        } catch (InvalidBencode e) {
            throw new IOException("an extension's message that cannot be read: " + e.getMessage(), e);
        }
    }
}
