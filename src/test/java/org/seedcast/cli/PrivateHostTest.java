package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is one before hosts of every name, also where java.net.URI finds neither. */
@Timeout(30)
class PrivateHostTest {
    @ParameterizedTest
    @ValueSource(strings = {"my_host", "my_host.example:8080", "b\u00fccher.example", "-edge-.example", "a.example."})
    void aFeedWithAPasswordInItIsPrivate(String host, @TempDir Path folder) throws Exception {
        Path feed = Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>T</title><item><title>i</title><guid>1</guid>"
                        + "<enclosure type='audio/mpeg' length='1' url='http://me:geheim@" + host + "/a.mp3'/>"
                        + "</item></channel></rss>");

        Invocation run = Invocation.of(
                "mirror", feed.toString(), "--dir", folder.resolve("library").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(" is private").doesNotContain("geheim");
    }
}
