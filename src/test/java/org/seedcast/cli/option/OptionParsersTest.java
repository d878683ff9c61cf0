package org.seedcast.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.config.CheckPart;
import org.seedcast.config.Rate;

class OptionParsersTest {
    @ParameterizedTest
    @CsvSource({
        "90, PT90S",
        "0, PT0S",
        "90s, PT90S",
        "15m, PT15M",
        "2h30m, PT2H30M",
        "7d, P7D",
        "2w, P14D",
        "250ms, PT0.25S",
        "' 1H ', PT1H",
        "36500d, P36500D",
    })
    void readsDurations(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "1.5h",
                "1 h",
                "h",
                "soon",
                "1h x",
                "9999999999s",
                "9999999999",
                "1h30",
                "36501d",
                "999999999w"
            })
    void refusesOtherDurations(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"2MiB, 2097152", "2 mib/s, 2097152", "500KB, 500000", "1.5k, 1500", "4096, 4096"})
    void readsRates(String text, long bytesPerSecond) {
        assertThat(Rate.parse(text).bytesPerSecond()).isEqualTo(bytesPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "2Mbit", "2MiB/m", "1e6"})
    void refusesOtherRates(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a rate; write it like 2MiB or 500KB");
    }

    @ParameterizedTest
    @CsvSource({
        "'http://a.example/announce', [http://a.example/announce]",
        "'udp://a.example:6969, http://b.example/x', '[udp://a.example:6969, http://b.example/x]'",
        "'wss://a.example', [wss://a.example]",
        "'udp://my_tracker:6969', [udp://my_tracker:6969]",
        "'http://bücher.example/a?k=ü', [http://xn--bcher-kva.example/a?k=ü]",
        "'udp://例え.jp:6969,http://me:pw@my_host/x', '[udp://xn--r8jz45g.jp:6969, http://me:pw@my_host/x]'",
        "'http://a.example./announce', [http://a.example./announce]",
        "' ', []",
        "'udp://[2001:db8::1]:6969', [udp://[2001:db8::1]:6969]",
    })
    void readsTiers(String text, String trackers) {
        assertThat(OptionParsers.tier(text).trackers()).hasToString(trackers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "udp://a.example/announce",
                "http://a.example,",
                "a.example",
                "ftp://a.example",
                "http://",
                "udp:a:1",
                "a b",
                "http://a..b/x"
            })
    void refusesOtherTiers(String text) {
        assertThatThrownBy(() -> OptionParsers.tier(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"media", "../media/", "/media", "http://a.example/m"})
    void aWebReferenceMayBeRelative(String text) {
        assertThat(OptionParsers.webReference(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_host.example/m/, https://my_host.example/m/",
        "https://bücher.example/m/, https://xn--bcher-kva.example/m/",
        "https://пример.испытание:8443, https://xn--e1afmkfd.xn--80akhbyknj4f:8443",
    })
    void aWebAddressMayHaveAnyHost(String text, String address) {
        assertThat(OptionParsers.webUrl(text)).hasToString(address);
        assertThat(OptionParsers.webAddress(text)).hasToString(address);
        assertThat(OptionParsers.webReference(text)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:pw@my_host/", "https://me:pw@bücher.example/", "https://me@a.example/"})
    void aWebAddressHoldsNoPasswordWhateverItsHost(String text) {
        assertThatThrownBy(() -> OptionParsers.webUrl(text)).hasMessageContaining("must not hold a password");
        assertThatThrownBy(() -> OptionParsers.webReference(text)).hasMessageContaining("must not hold a password");
        assertThatThrownBy(() -> OptionParsers.webAddress(text))
                .hasMessageContaining("a password does not belong in")
                .hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/", "media?x", "media#x", "http://a.example/?x", "a b", "http:/x"})
    void refusesOtherWebReferences(String text) {
        assertThatThrownBy(() -> OptionParsers.webReference(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "' -1 ', -1", "2147483647, 2147483647"})
    void readsWholeNumbers(String text, int number) {
        assertThat(OptionParsers.integer(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "'', not a whole number",
        "1.5, not a whole number",
        "two, not a whole number",
        "2147483648, too large",
        "-99999999999, too large"
    })
    void refusesOtherWholeNumbers(String text, String why) {
        assertThatThrownBy(() -> OptionParsers.integer(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is " + why);
    }

    @ParameterizedTest
    @CsvSource({"2, 2.0", "0.5, 0.5"})
    void readsNumbers(String text, double number) {
        assertThat(OptionParsers.decimal(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1,5"})
    void refusesOtherNumbers(String text) {
        assertThatThrownBy(() -> OptionParsers.decimal(text)).hasMessage("'" + text + "' is not a number");
    }

    @ParameterizedTest
    @EnumSource(CheckPart.class)
    void readsPartsAsTheyAreTold(CheckPart part) {
        assertThat(CheckPart.parse(" " + part.toString().toUpperCase(Locale.ROOT)))
                .isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web_seeds", "file"})
    void refusesOtherParts(String text) {
        assertThatThrownBy(() -> CheckPart.parse(text))
                .hasMessage("'" + text + "' is not one of files, origins, web-seeds, trackers, clients, site, waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "224.0.0.1", "ff02::1", "255.255.255.255", "127.0.0.1:80", "a b"})
    void nobodyCanListenThere(String text) {
        assertThatThrownBy(() -> OptionParsers.address(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' ")
                .hasMessageContaining("address");
    }
}
