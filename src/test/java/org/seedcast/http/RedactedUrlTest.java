package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://me:pw@a.example/feed, https://***@a.example/feed",
        "https://me@a.example/feed, https://***@a.example/feed",
        "https://me:p@ss@a.example/, https://***@a.example/",
        "https://a.example/f?auth=1, https://a.example/f?auth=***",
        "https://a.example/f?id=1&token=abc&x=2, https://a.example/f?id=1&token=***&x=2",
        "https://a.example/f?access_token=abc#top, https://a.example/f?access_token=***#top",
        "https://a.example/f?Signature=a%2Bb&Key-Pair-Id=K, https://a.example/f?Signature=***&Key-Pair-Id=***",
        "https://a.example/f?X-Amz-Signature=1&X-Amz-Credential=2,"
                + " https://a.example/f?X-Amz-Signature=***&X-Amz-Credential=***",
        "https://a.example/f?sig=1&key=2&password=3, https://a.example/f?sig=***&key=***&password=***",
        "https://a.example/f?api_key=1;apikey=2, https://a.example/f?api_key=***;apikey=***",
    })
    void hidesSecrets(String url, String shown) {
        assertThat(RedactedUrl.of(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/token/1?keyword=x&monkey=1",
                "https://a.example/a@b.mp3?at=a@b",
                "/home/me/feed.xml",
                "not a url: $1 \\ %",
                "",
            })
    void leavesTheRest(String text) {
        assertThat(RedactedUrl.of(text)).isEqualTo(text);
    }
}
