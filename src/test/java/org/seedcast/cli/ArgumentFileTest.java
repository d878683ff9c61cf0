package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What begins with {@code @} is a name like any other: no file stands for arguments. */
class ArgumentFileTest {
    private final Path folder;

    ArgumentFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "mirror, 5",
        "torrent, 1",
        "seed, 1",
        "publish, 1",
        "check, 1",
        "retire, 1",
        "show, 1",
        "mirror --dir, 2"
    })
    void aFileIsNotReadForArguments(String command, int code) throws Exception {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--help");
        String[] words = (command + " @" + arguments + (command.equals("retire") ? " guid" : "")).split(" ", -1);
        if (command.equals("mirror")) {
            words = new String[] {
                "mirror", "@" + arguments, "--dir", folder.resolve("library").toString()
            };
        }

        Invocation run = Invocation.of(words);

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).as("no help").isEmpty();
        assertThat(run.err()).contains("@" + arguments);
    }

    @Test
    void norInPlaceOfTheCommand() throws Exception {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--help");

        Invocation run = Invocation.of("@" + arguments);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileMayBeCalledSo() throws Exception {
        Path file = Files.writeString(folder.resolve("@x"), "content");
        Path torrent = folder.resolve("@x.torrent");

        assertThat(Invocation.of("torrent", file.toString(), "-o", torrent.toString())
                        .code())
                .isZero();

        assertThat(torrent).isNotEmptyFile();
    }
}
