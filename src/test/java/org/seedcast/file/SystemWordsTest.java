package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemWordsTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
    void readsACatalogueOfEitherByteOrder(String order) throws Exception {
        boolean little = order.equals("LITTLE_ENDIAN");
        Path catalogue = Files.write(
                folder.resolve("libc.mo"),
                catalogue(
                        little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                        List.of("", "No space left on device"),
                        List.of("Content-Type: text/plain; charset=UTF-8", "Auf dem Gerät ist kein Platz")));

        assertThat(new SystemWords(List.of(catalogue)).translated())
                .containsEntry("auf dem gerät ist kein platz", "no space left on device");
    }

    @Test
    void whatIsDamagedOrNotThereTranslatesNothing() throws Exception {
        byte[] whole = catalogue(ByteOrder.LITTLE_ENDIAN, List.of("a"), List.of("b"));
        for (int length = 0; length < whole.length - 1; length++) {
            Path cut = Files.write(
                    folder.resolve("cut.mo"),
                    ByteBuffer.allocate(length).put(whole, 0, length).array());
            assertThat(new SystemWords(List.of(cut)).translated())
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(new SystemWords(List.of(folder.resolve("none.mo"), folder)).translated())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LANG, de_AT.UTF-8, de_AT, de",
        "LC_ALL, pt_BR.UTF-8, pt_BR, pt",
        "LC_MESSAGES, sr_RS@latin, sr_RS, sr",
        "LANGUAGE, fr:ja, fr, ja"
    })
    void theEnvironmentNamesTheLanguages(String variable, String value, String one, String other) {
        assertThat(SystemWords.ofEnvironment(Map.of(variable, value)).catalogues())
                .contains(
                        Path.of("/usr/share/locale", one, "LC_MESSAGES/libc.mo"),
                        Path.of("/usr/share/locale", other, "LC_MESSAGES/libc.mo"));
    }

    @Test
    void noLanguageLeadsOutOfThePlace() {
        assertThat(SystemWords.ofEnvironment(Map.of("LANG", "../../etc")).catalogues())
                .isEmpty();
    }

    private static byte[] catalogue(ByteOrder order, List<String> originals, List<String> translations) {
        int count = originals.size();
        ByteBuffer tables = ByteBuffer.allocate(28 + 16 * count).order(order);
        tables.putInt(0x950412de)
                .putInt(0)
                .putInt(count)
                .putInt(28)
                .putInt(28 + 8 * count)
                .putInt(0)
                .putInt(0);
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (List<String> all : List.of(originals, translations)) {
            for (String text : all) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                tables.putInt(bytes.length).putInt(tables.capacity() + texts.size());
                texts.writeBytes(bytes);
                texts.write(0);
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(tables.array());
        whole.writeBytes(texts.toByteArray());
        return whole.toByteArray();
    }
}
