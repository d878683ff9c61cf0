package org.seedcast.torrent;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BString;

/**
 * Texts of a torrent: UTF-8 (BEP 3), else in the {@code encoding} that old torrents declare, else one character a byte, so
 * that different names stay different.
 */
final class TextDecoder {
    private final Charset declared;

    private TextDecoder(Charset declared) {
        this.declared = declared;
    }

    static TextDecoder declaredBy(BDictionary torrent) {
        return new TextDecoder(
                torrent.string("encoding").flatMap(TextDecoder::charset).orElse(StandardCharsets.ISO_8859_1));
    }

    String decode(BString text) {
        return text.utf8().orElseGet(() -> inDeclared(text.shared()));
    }

    private String inDeclared(byte[] bytes) {
        try {
            return declared.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            // The declaration is wrong; the torrent is still good.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Optional<Charset> charset(BString name) {
        try {
            return Optional.of(Charset.forName(name.text()));
        } catch (IllegalArgumentException e) {
            // Unknown to this Java or no name at all: as if nothing were declared.
            return Optional.empty();
        }
    }
}
