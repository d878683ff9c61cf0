package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.LibraryFiles;
import org.seedcast.peers.Apache;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;

/** Mirrors what Apache and PHP make at each request: nothing of it is news but news. */
@Timeout(120)
class RestlessFeedIT {
    /** Says 304 to whoever brings its date back, which is one of the future. */
    private static final String FEED =
            """
            <?php
            header('Last-Modified: Thu, 01 Jan 2099 00:00:00 GMT');
            header('ETag: ""');
            if (isset($_SERVER['HTTP_IF_MODIFIED_SINCE']) || isset($_SERVER['HTTP_IF_NONE_MATCH'])) {
                http_response_code(304);
                exit;
            }
            header('Content-Type: application/rss+xml');
            $n = hrtime(true);
            $odd = $n % 2 == 0;
            echo '<?xml version="1.0"?>', str_repeat("\\n", 1 + $n % 3);
            echo $odd ? '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
                : '<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" version="2.0">';
            echo "<channel><title>A Show</title><link>http://show.example/</link><description>For tests</description>";
            echo "<pubDate>", gmdate('r', $n / 1e9 % 2e9), "</pubDate><lastBuildDate>$n</lastBuildDate>";
            echo "<generator>php $n</generator><ttl>", $n % 60, "</ttl><!-- $n --><?page $n?>";
            echo '<itunes:image href="cover.png?', $n, '"/>';
            foreach (glob('*.mp3') as $i => $file) {
                $text = "<p>$file &amp; more</p><!-- made in $n ns -->";
                echo str_repeat(' ', $n % 5), "<item><title>$file</title><guid isPermaLink='false'>$file</guid>",
                    "<!-- $n --><description>", $odd ? "<![CDATA[$text]]>" : htmlspecialchars($text), "</description>",
                    "<pubDate>Wed, 0", 1 + $i, " Jan 2025 12:00:00 GMT</pubDate>",
                    $odd ? "<enclosure url='$file#$n' type='audio/mpeg' length='4'/>"
                        : "<enclosure length='4' url='$file#$n' type='audio/mpeg'></enclosure>",
                    "</item>";
            }
            echo "</channel></rss><!-- cached $n -->";
            """;

    @TempDir(factory = InMemory.class)
    Path home = Path.of("");

    private final MockWebServer hooks = new MockWebServer();

    private static void episode(Path folder, String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), "ID3" + content);
    }

    private void mirror(int port) {
        Invocation run = Invocation.of(
                "mirror",
                "http://127.0.0.1:" + port + "/feed.php",
                "--dir",
                home.resolve("library").toString(),
                "--hook-url",
                hooks.url("/hook").toString());
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void onlyAnotherEpisodeIsNews() throws Exception {
        hooks.start(InetAddress.getLoopbackAddress(), 0);
        for (int i = 0; i < 9; i++) {
            hooks.enqueue(new MockResponse.Builder().code(204).build());
        }
        Path htdocs = Files.createDirectory(home.resolve("htdocs"));
        Files.writeString(htdocs.resolve("feed.php"), FEED);
        episode(htdocs, "a.mp3", "x");
        Apache.open(htdocs, home);
        int port = OpenTracker.freePort();
        LibraryFiles library = new LibraryFiles(home.resolve("library"));
        try (Program apache = Apache.withPhp(home, port, "")) {
            mirror(port);
            assertThat(hooks.getRequestCount()).as(apache.output()).isOne();
            Map<String, String> files = library.published();
            Map<String, FileTime> times = library.modified();

            mirror(port);
            mirror(port);
            assertThat(library.published()).isEqualTo(files);
            assertThat(library.modified()).isEqualTo(times);
            assertThat(hooks.getRequestCount()).isOne();

            episode(htdocs, "b.mp3", "y");
            mirror(port);
            assertThat(library.media()).hasSize(2);
            assertThat(hooks.getRequestCount()).isEqualTo(2);
        } finally {
            hooks.close();
        }
    }

    /** A feed, its file and its cover, each sent in the way that the query names. */
    private static final String ODD =
            """
            <?php
            $how = $_GET['how'];
            $what = $_GET['what'] ?? 'feed';
            $query = '?how=' . $how . '&amp;what=';
            $feed = '<rss version="2.0"><channel><title>A Show</title><image><url>odd.php' . $query
                . 'cover</url></image><item><title>One</title><guid>a</guid><enclosure url="odd.php' . $query
                . 'file" type="audio/mpeg"/></item></channel></rss>';
            $body = $what == 'feed' ? $feed : ($what == 'file' ? 'ID3' . str_repeat('x', 999) : file_get_contents('c.gif'));
            header('Content-Type: ' . ['feed' => 'text/xml', 'file' => 'audio/mpeg', 'cover' => 'image/gif'][$what]);
            if ($how == 'part' && !isset($_SERVER['HTTP_RANGE'])) {
                http_response_code(206);
                header('Content-Range: bytes 0-' . (strlen($body) - 1) . '/' . strlen($body));
            } elseif ($how != 'part') {
                header('Content-Encoding: ' . ($how == 'twice' ? 'gzip, gzip' : 'gzip'));
            }
            $packed = $what == 'file' ? false : ['tail' => gzencode($body) . "\n<!-- cached -->",
                'members' => gzencode(substr($body, 0, 9)) . gzencode(substr($body, 9)),
                'twice' => gzencode($body)][$how] ?? false;
            echo $packed === false ? $body : $packed;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "tail", "members", "twice", "part"})
    void whatIsOddlySentIsRead(String how) throws Exception {
        Path htdocs = Files.createDirectory(home.resolve("htdocs"));
        Files.writeString(htdocs.resolve("odd.php"), ODD);
        ImageIO.write(
                new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
                "gif",
                htdocs.resolve("c.gif").toFile());
        Apache.open(htdocs, home);
        int port = OpenTracker.freePort();
        Path library = home.resolve("library");
        try (Program apache = Apache.withPhp(home, port, "")) {
            Invocation run = Invocation.of(
                    "mirror", "http://127.0.0.1:" + port + "/odd.php?how=" + how, "--dir", library.toString());

            assertThat(run.code()).as(run.err() + apache.output()).isZero();
            assertThat(library.resolve("media/one.mp3")).hasContent("ID3" + "x".repeat(999));
            assertThat(library.resolve("site/cover.jpg")).isRegularFile();
        }
    }
}
