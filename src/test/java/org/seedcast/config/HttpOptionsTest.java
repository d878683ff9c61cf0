package org.seedcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOptionsTest {
    @Test
    void theDefaultsAreAsPromised() {
        assertThat(HttpOptions.USUAL)
                .isEqualTo(new HttpOptions(
                        5,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        new Rate(1024),
                        new Size(8L << 30),
                        false,
                        List.of(),
                        Optional.empty()));
    }

    private static HttpOptions with(String header) {
        HttpOptions usual = HttpOptions.USUAL;
        return new HttpOptions(
                usual.retries(),
                usual.connectTimeout(),
                usual.stallTimeout(),
                usual.minRate(),
                usual.maxFileSize(),
                false,
                List.of(header),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Key: a b=c", "Authorization:Bearer x", "Cookie: a=b; c=d", "Referer: https://a.example/"})
    void headersOfOnesOwnAreTaken(String header) {
        assertThat(with(header).headers()).containsExactly(header);
    }

    /** What is wrong with it is told, but not what it is: it may be a secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "geheim",
                "X-Key:",
                ": geheim",
                "X Key: geheim",
                "X-Key: geheim\r\nHost: b",
                "X-Key: g\u00e9heim",
                "Range: geheim",
                "host: geheim",
                "Content-Length: geheim",
                "accept-encoding: geheim",
                "If-Range: geheim",
            })
    void othersAreRefused(String header) {
        assertThatThrownBy(() -> with(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--header ")
                .hasMessageNotContaining("geheim");
    }
}
