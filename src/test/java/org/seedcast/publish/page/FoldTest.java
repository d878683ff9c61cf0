package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's search finds a word however it is written: run where there is a JavaScript engine without a browser. */
class FoldTest {
    private static final List<String> NODES = List.of("/usr/bin/node", "/usr/local/bin/node");

    private static final String CASES =
            """
            const same = [['Straße', 'STRASSE'], ['SØREN', 'soren'], ['İstanbul', 'istanbul'], ['ışık', 'ISIK'],
              ['ﾎﾟｯﾄﾞ', 'ポッド'], ['ポッド', 'ぽっど'], ['مُحَمَّد', 'محمد'], ['أحمد', 'احمد'], ['علی', 'علي'],
              ['Łódź', 'lodz'], ['ΣΊΣΥΦΟΣ', 'σισυφοσ'], ['Œuvre', 'OEUVRE'], ['ｆｕｌｌ', 'full'], ['so\\u00adft', 'soft'],
              ['cafe\\u0301', 'CAFÉ'], ['שָׁלוֹם', 'שלום'], ['Ёлка', 'елка']];
            const other = [['कि', 'क'], ['ที่', 'ท'], ['か', 'き'], ['a', 'b']];
            for (const [one, two] of same) if (fold(one) !== fold(two)) console.log(one, two);
            for (const [one, two] of other) if (fold(one) === fold(two)) console.log(one, two);
            """;

    @Test
    void wordsAreFoundWithoutCaseAndAccents(@TempDir Path folder) throws Exception {
        List<String> found =
                NODES.stream().filter(path -> Files.isExecutable(Path.of(path))).toList();
        assumeTrue(!found.isEmpty(), "node is not installed");
        String script = OwnFiles.text("page.js");
        String fold = script.substring(script.indexOf("  const ACCENTS"), script.indexOf("0x60));") + 8);
        Path file = Files.writeString(folder.resolve("fold.js"), fold + "\n" + CASES);

        Process node = new ProcessBuilder(found.get(0), file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }
}
