package org.seedcast.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth",
                "token",
                "key",
                "sig",
                "signature",
                "access_token",
                "token-hash",
                "token-time",
                "password",
                "passwd",
                "secret",
                "apikey",
                "api_key",
                "api-key",
                "apiKey",
                "API.KEY",
                "auth_token",
                "authtoken",
                "authToken",
                "X-Amz-Signature",
                "X-Amz-Credential",
                "X-Amz-Security-Token",
                "X-Goog-Signature",
                "Key-Pair-Id",
                "Policy",
                "AWSAccessKeyId",
                "accesskey",
                "jwt",
                "hmac",
                "hash",
                "hdnea",
                "passkey",
                "pk",
                "tk",
                "user_token",
                "feedtoken",
                "client_secret",
                "oauth_token",
                "authorization",
                "sessionid",
                "JSESSIONID",
                "pwd",
                "pass",
                "passphrase",
                "%74oken",
                "%2574oken",
                "%74%6F%6B%65%6E",
                "to%6ben",
                "token[]",
                "auth[token]",
                "authkey",
                "x-auth",
                "signed_token",
                "bearer",
                "credential"
            })
    void namesTellOfSecrets(String name) {
        for (String before : new String[] {"?", "?x=1&", "?x=1;", "#", "#/player?", ";", "/", "?x=1&amp;"}) {
            String address = "https://a.example/f.mp3" + before + name + "=s";
            assertThat(Secrets.in(address).redacted())
                    .as(address)
                    .isEqualTo("https://a.example/f.mp3" + before + name + "=***");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyword",
                "monkey",
                "author",
                "authuser",
                "md5",
                "sid",
                "session",
                "rlkey",
                "expires",
                "e",
                "t",
                "p",
                "id",
                "s",
                "v",
                "updated",
                "awCollectionId",
                "awEpisodeId",
                "dest-id",
                "utm_source",
                "aid",
                "source",
                "listeningSessionID",
                "size",
                "d",
                "feed",
                "story",
                "resourcekey",
                "client_id",
                "passthrough",
                "hl",
                "tag",
                "linkCode",
                "ref",
                "user_id",
                "nick",
                "coupon",
                "significant",
                "tokyo"
            })
    void othersDoNot(String name) {
        assertThat(Secrets.in("https://a.example/f.mp3?" + name + "=1").any()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/a.mp3?key=",
                "https://a.example/a.mp3?key",
                "https://a.example/a.mp3?key=&token=&x=1",
                "https://a.example/a.mp3?token=%20",
                "https://a.example/a.mp3?%74oken=",
                "https://@a.example/a.mp3",
                "https://:@a.example/a.mp3",
                "https://a.example/token/1",
                "https://a.example/@user/key",
                "https://a.example/a%40b.mp3?at=a@b",
                "https://a.example/100%",
                "mailto:ann@a.example",
                "no address at all: 1 = 1 @ 2 %",
                "",
            })
    void nothingIsNoSecret(String address) {
        assertThat(Secrets.in(address).any()).isFalse();
        assertThat(Secrets.in("see <" + address + "> there").any()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://me:pw@a.example/feed https://***@a.example/feed",
                "https://me@a.example/ https://***@a.example/",
                "https://me%40b:pw@a.example/ https://***@a.example/",
                "https://me:pw%40a.example/ https://***%40a.example/",
                "https://me:p@ss@a.example/ https://***@a.example/",
                "//me:pw@a.example/x //***@a.example/x",
                "https:\\\\me:pw@a.example/x https:\\\\***@a.example/x",
                "feed://me:pw@a.example feed://***@a.example",
                "https://a.example/token=s/a.mp3 https://a.example/token=***/a.mp3",
                "https://a.example/a;token=s/b.mp3?x=1 https://a.example/a;token=***/b.mp3?x=1",
                "https://a.example/?token=a/b,c?d&x=1 https://a.example/?token=***&x=1",
                "https://a.example/?u=https%3A%2F%2Fb.example%2F%3Ftoken%3Ds&x=1 https://a.example/?u=***&x=1",
                "https://a.example/?u=https%253A%252F%252Fme%253Apw%2540b.example https://a.example/?u=***",
                "https://a.example/a%3Ftoken%3Ds https://a.example/***",
                "https://a.example/?u=http://b.example/?key=s https://a.example/?u=http://b.example/?key=***",
                "https://a.example/?token%3Ds https://a.example/?***",
                "https://a.example/f?Signature=a%2Bb#top https://a.example/f?Signature=***#top",
            })
    void theyStandAnywhere(String address, String shown) {
        assertThat(Secrets.in(address).redacted()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://t.example/announce?passkey=SECRET",
                "http://t.example/announce.php?pk=1",
                "http://t.example/announce.php?uid=0123456789abcdef0123456789abcdef",
                "http://t.example/0123456789abcdef0123456789abcdef/announce",
                "http://t.example/announce/0123456789abcdef",
                "http://t.example/a1b2c3d4e5/announce",
                "http://t.example/passkey/announce",
                "http://t.example/SECRET/announce",
                "http://t.example/pid=abc/announce?key=1",
                "http://t.example/9876543210/announce",
                "http://t.example/aBcDeFgHiJkLmNoPqRsTuVwXyZ/announce",
                "http://t.example/%30123456789abcdef/announce",
                "http://me:pw@t.example/announce",
                "udp://t.example:80/0123456789abcdef/announce",
                "udp://t.example:80/announce?%70asskey=1",
                "wss://t.example/#token=1",
                "http://t.example/%252F9f86d081884c7d659a2feaa0c55ad015/announce",
                "http://t.example/u%3D9f86d081884c7d659a2feaa0c55ad015/announce",
                "http://t.example/9f86d081884c7d659a2feaa0c55ad015.php/announce",
                "http://t.example/9f86d081884c7d659a2feaa0c55ad015.announce",
                "http://t.example/a.9f86d081884c7d659a2feaa0c55ad015/announce",
                "http://t.example/0123456789abcdef==/announce",
                "http://t.example/announce?9f86d081884c7d659a2feaa0c55ad015=",
                "udp://t.example:6969/announce/9F86D081884C7D659A2FEAA0C55AD015",
                "http://t.example/550e8400-e29b-41d4-a716-446655440000/announce",
                "http://t.example/JBSWY3DPEHPK3PXP/announce",
            })
    void aTrackerMayBeGivenAPasskey(String tracker) {
        assertThat(Secrets.inTracker(URI.create(tracker)).any()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp://tracker.opentrackr.org:1337/announce",
                "http://t.example/announce",
                "http://t.example/announce.php",
                "http://t.example:2710/tracker01/announce",
                "https://t.example/open-tracker/announce",
                "wss://t.example",
                "http://t.example/Tracker/Announce.php",
                "http://t.example/ipv6/announce?compact=1",
                "http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst.b32.i2p/a",
                "http://t.example/announce?passkey=",
                "http://linuxtracker.org:2710/00000000000000000000000000000000/announce",
                "udp://tracker.torrent.eu.org:451",
                "https://0123456789abcdef0123456789abcdef.example/announce",
                "https://t.example/announce/",
                "https://t.example/announce?x=1",
                "https://t.example/v1.22.333/announce.php",
            })
    void anOpenTrackerHasNone(String tracker) {
        assertThat(Secrets.inTracker(URI.create(tracker)).any()).isFalse();
    }

    @Test
    void aLongTextTakesNoLonger() {
        String text = "a/?%=&".repeat(200_000) + "//".repeat(200_000) + "%25".repeat(200_000) + "@";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Secrets.in(text).redacted());
    }
}
