package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.Tools;
import org.seedcast.failure.ExitCode;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;

/** Runs against Apache where it calls all that it knows no type of by one type, or by none. */
@Timeout(120)
class UntypedMediaIT {
    @TempDir(factory = InMemory.class)
    Path home = Path.of("");

    private static byte[] file(String start, int bytes) {
        byte[] file = new byte[bytes];
        byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }

    private static Map<String, byte[]> media() {
        return new TreeMap<>(Map.of(
                "a.m4a", file("\0\0\0 ftypM4A ", 70_001),
                "b.opus", file("OggS\0\u0002\0\0\0\0\0\0\0\0OpusHead", 70_002),
                "c.flac", file("fLaC\0\0\0\"", 70_003),
                "d.wv", file("wvpk\u00a0\0\0\0\u0010\u0004", 70_004)));
    }

    private Program apache(int port, String type) throws Exception {
        Path htdocs = Files.createDirectory(home.resolve("htdocs"));
        StringBuilder items = new StringBuilder();
        int day = 1;
        for (Map.Entry<String, byte[]> one : media().entrySet()) {
            Files.write(htdocs.resolve(one.getKey()), one.getValue());
            items.append(PodcastServer.item(one.getKey(), one.getValue().length, day++, "/" + one.getKey()));
        }
        Files.writeString(htdocs.resolve("e.mp3"), "error code: 1020\n");
        Files.writeString(
                htdocs.resolve("feed.xml"), PodcastServer.rss(items + PodcastServer.item("e.mp3", 17, day, "/e.mp3")));
        Path configuration = Files.writeString(
                home.resolve("apache.conf"),
                """
                ServerName localhost
                ServerRoot %1$s
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                DefaultRuntimeDir %1$s
                Listen 127.0.0.1:%2$d
                User www-data
                Group www-data
                LoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
                TypesConfig /dev/null
                DocumentRoot %1$s/htdocs
                <FilesMatch "\\.(m4a|opus|flac|wv|mp3)$">
                %3$s
                </FilesMatch>
                """
                        .formatted(home, port, type.isEmpty() ? "" : "ForceType " + type));
        for (Path folder = htdocs; folder != null && folder.startsWith(home); folder = folder.getParent()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path program = Tools.require("apache2");
        return Program.start(home, List.of(program.toString(), "-X", "-f", configuration.toString()))
                .listening(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html", ""})
    void realMediaAreTakenAndALineOfTextIsNot(String type) throws Exception {
        int port = OpenTracker.freePort();
        try (Program apache = apache(port, type)) {
            Mirroring mirroring = new Mirroring(home.resolve("library")).feed("http://127.0.0.1:" + port + "/feed.xml");

            assertThat(mirroring.run()).as(apache.output()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

            assertThat(mirroring.items().subList(1, 5))
                    .containsExactly("d.wv DOWNLOAD", "c.flac DOWNLOAD", "b.opus DOWNLOAD", "a.m4a DOWNLOAD");
            assertThat(mirroring.done("e.mp3").reason().orElse("")).endsWith("the origin sent text instead of media");
            for (Map.Entry<String, byte[]> one : media().entrySet()) {
                assertThat(Path.of(home + "/library/"
                                + mirroring.done(one.getKey()).file()))
                        .hasBinaryContent(one.getValue());
            }
        }
    }
}
