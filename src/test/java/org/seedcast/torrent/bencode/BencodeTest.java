package org.seedcast.torrent.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i0e",
                "i-1e",
                "i42e",
                "i9223372036854775807e",
                "i-9223372036854775808e",
                "0:",
                "4:spam",
                "1:\u00ff",
                "le",
                "de",
                "l4:spami3ee",
                "d3:cow3:moo4:spaml1:a1:bee",
                "d0:0:1:ai1e1:bde2:bai2e1:\u0080i3e1:\u00ffi4ee",
                "llleee"
            })
    void whatIsCanonicalComesBackAsItWas(String text) throws Exception {
        assertThat(written(BencodeReader.read(bytes(text)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''       | the end is missing (byte 0)",
                "i        | the end is missing (byte 1)",
                "i1       | the end is missing (byte 1)",
                "ie       | an integer is malformed or too long (byte 1)",
                "i-e      | an integer is malformed or too long (byte 1)",
                "i-0e     | an integer is malformed or too long (byte 1)",
                "i00e     | an integer is malformed or too long (byte 1)",
                "i01e     | an integer is malformed or too long (byte 1)",
                "i-01e    | an integer is malformed or too long (byte 1)",
                "i+1e     | an integer is malformed or too long (byte 1)",
                "i 1e     | an integer is malformed or too long (byte 1)",
                "i1.5e    | an integer is malformed or too long (byte 1)",
                "i9223372036854775808e   | an integer beyond 64 bits (byte 21)",
                "i-9223372036854775809e  | an integer beyond 64 bits (byte 22)",
                "i100000000000000000000e | an integer is malformed or too long (byte 1)",
                "4:abc    | a string of 4 bytes ends too early (byte 2)",
                "99999999:a | a string of 99999999 bytes ends too early (byte 9)",
                "999999999:a | a string length is malformed or too long (byte 0)",
                "03:abc   | a string length is malformed or too long (byte 0)",
                "00:      | a string length is malformed or too long (byte 0)",
                "3        | the end is missing (byte 0)",
                "-1:a     | no value begins with byte 0x2d (byte 0)",
                "x        | no value begins with byte 0x78 (byte 0)",
                "e        | an end without a beginning (byte 0)",
                "l        | the end is missing (byte 1)",
                "li1e     | the end is missing (byte 4)",
                "d        | the end is missing (byte 1)",
                "d1:ae    | the key \"a\" has no value (byte 4)",
                "di1ei2ee | a dictionary key is not a string (before byte 4)",
                "dlelee   | a dictionary key is not a string (before byte 3)",
                "d1:ai1e1:ai2ee      | the key \"a\" stands twice (before byte 10)",
                "d1:ai1e1:bi2e1:ai3ee | the key \"a\" stands twice (before byte 16)",
                "i1ei2e   | something follows the end (byte 3)",
                "d1:ai1eex | something follows the end (byte 8)"
            })
    void whatIsNoBencodingIsNamed(String text, String message) {
        assertThatThrownBy(() -> BencodeReader.read(bytes(text)))
                .isInstanceOf(InvalidBencode.class)
                .hasMessage(message);
    }

    @Test
    void keysOutOfOrderAreReadAndWrittenInOrder() throws Exception {
        assertThat(written(BencodeReader.read(bytes("d1:bi2e1:ai1ee")))).isEqualTo("d1:ai1e1:bi2ee");
    }

    @Test
    void keysAreSortedByUnsignedBytesNotByCharacters() {
        // In UTF-16 the order of these two would be the other way round.
        BDictionary dictionary = BDictionary.of(Map.of("\uff5e", new BInteger(1), "\ud83d\ude00", new BInteger(2)));
        assertThat(BencodeWriter.write(dictionary))
                .isEqualTo(bytes("d3:\u00ef\u00bd\u009ei1e4:\u00f0\u009f\u0098\u0080i2ee"));
    }

    @Test
    void depthIsBounded() throws Exception {
        String deepest = "l".repeat(BencodeReader.MAX_DEPTH) + "e".repeat(BencodeReader.MAX_DEPTH);
        assertThat(written(BencodeReader.read(bytes(deepest)))).isEqualTo(deepest);
        assertThatThrownBy(() -> BencodeReader.read(bytes("l" + deepest + "e")))
                .isInstanceOf(InvalidBencode.class)
                .hasMessage("nested deeper than 256 (byte 256)");
        assertThatThrownBy(() -> BencodeReader.read(bytes("d1:a".repeat(1_000_000))))
                .hasMessageStartingWith("nested deeper than 256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"le", "de", "0:", "i0e"})
    void theNumberOfValuesIsBounded(String value) throws Exception {
        int most = BencodeReader.MAX_VALUES - 1;
        assertThat(BencodeReader.read(bytes("l" + value.repeat(most) + "e"))).isInstanceOf(BList.class);
        assertThatThrownBy(() -> BencodeReader.read(bytes("l" + value.repeat(most + 1) + "e")))
                .hasMessageStartingWith("more than 1000000 values");
    }

    @Test
    void sizeIsBounded() {
        assertThatThrownBy(() -> BencodeReader.read(new byte[BencodeReader.MAX_BYTES + 1]))
                .isInstanceOf(InvalidBencode.class)
                .hasMessage("larger than 64 MiB");
    }

    @Test
    void gettersGiveNothingForAbsentAndForOtherKinds() throws Exception {
        BDictionary response = (BDictionary)
                BencodeReader.read(bytes("d1:dde8:intervali1800e1:lle5:peers6:\u0001\u0002\u0003\u0004\u0005\u0006e"));
        assertThat(response.integer("interval")).hasValue(1800);
        assertThat(response.string("peers").orElseThrow().bytes()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(response.list("l")).contains(BList.of());
        assertThat(response.dictionary("d")).contains(BDictionary.EMPTY);
        assertThat(response.string("interval")).isEmpty();
        assertThat(response.integer("peers")).isEmpty();
        assertThat(response.list("absent")).isEmpty();
        assertThat(response.has("absent")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"spam, '\"spam\"'", "'a\u001bb', 0x611b62", "caf\u00e9, '\"caf\u00e9\"'", "'x\u202ey', 0x78e280ae79"})
    void messagesShowStringsWithoutHarm(String text, String shown) {
        assertThat(BString.of(text)).hasToString(shown);
    }

    @Test
    void longAndBinaryStringsAreShownInPart() {
        assertThat(BString.of("a".repeat(1000))).hasToString("\"" + "a".repeat(60) + "...\"");
        assertThat(BString.of(new byte[] {(byte) 0xff, 0})).hasToString("0xff00");
        assertThat(BString.of(new byte[] {(byte) 0xff}).utf8()).isEmpty();
        assertThat(BString.of(new byte[] {(byte) 0xff}).text()).isEqualTo("\ufffd");
    }

    @Test
    void valuesAreTheirOwn() {
        byte[] bytes = {1, 2};
        BString string = BString.of(bytes);
        bytes[0] = 9;
        string.bytes()[1] = 9;
        assertThat(string).isEqualTo(BString.of(new byte[] {1, 2}));
        TreeMap<BString, Bencoded> entries = new TreeMap<>(Map.of(BString.of("a"), new BInteger(1)));
        BDictionary dictionary = new BDictionary(entries);
        entries.clear();
        assertThat(dictionary.integer("a")).hasValue(1);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    private static String written(Bencoded value) {
        return new String(BencodeWriter.write(value), ISO_8859_1);
    }
}
