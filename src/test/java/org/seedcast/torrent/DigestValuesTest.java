package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestValuesTest {
    private static final String HEX = "00112233445566778899aabbccddeeff01234567";

    @Test
    void infoHashesAreTheirBytes() {
        InfoHash hash = InfoHash.parse("00112233445566778899AABBCCDDEEFF01234567");
        assertThat(hash).hasToString(HEX).isEqualTo(InfoHash.of(hash.bytes())).hasSameHashCodeAs(InfoHash.parse(HEX));
        hash.bytes()[0] = 1;
        assertThat(hash).hasToString(HEX);
        assertThat(hash).isLessThan(InfoHash.parse("ff" + HEX.substring(2)));
        assertThatThrownBy(() -> InfoHash.of(new byte[19])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0011",
                HEX + "0",
                HEX + "00",
                "g0112233445566778899aabbccddeeff01234567",
                " 0112233445566778899aabbccddeeff01234567",
                "\u0660\u0660112233445566778899aabbccddeeff012345"
            })
    void otherTextsAreNoInfoHash(String text) {
        assertThatThrownBy(() -> InfoHash.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40 hexadecimal digits");
    }

    @Test
    void sha256IsWrittenForBrowsersToo() {
        String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        Sha256 hash = Sha256.parse(empty);
        assertThat(hash).hasToString(empty).isEqualTo(Sha256.of(hash.bytes()));
        assertThat(hash.sri()).isEqualTo("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThatThrownBy(() -> Sha256.parse(HEX)).hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void piecesAreTwentyBytesEach() {
        byte[] hashes = new byte[40];
        hashes[20] = 7;
        Pieces pieces = Pieces.of(hashes);
        hashes[20] = 8;
        assertThat(pieces.count()).isEqualTo(2);
        assertThat(pieces.hash(1)).hasSize(20).startsWith((byte) 7);
        assertThat(Pieces.of(pieces.toBytes())).isEqualTo(pieces).hasSameHashCodeAs(pieces);
        assertThatThrownBy(() -> pieces.hash(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> pieces.hash(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Pieces.of(new byte[21])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trackersAreListedOnceInOrder() {
        URI a = URI.create("http://a.example/announce");
        URI b = URI.create("http://b.example/announce");
        AnnounceList list = AnnounceList.of(List.of(List.of(), List.of(b, a), List.of(a)));
        assertThat(list.tiers()).containsExactly(List.of(b, a), List.of(a));
        assertThat(list.all()).containsExactly(b, a);
        assertThat(list.first()).contains(b);
        assertThat(AnnounceList.of(List.of(List.of()))).isEqualTo(AnnounceList.NONE);
        assertThat(AnnounceList.NONE.isEmpty()).isTrue();
        assertThat(AnnounceList.NONE.first()).isEmpty();
    }
}
