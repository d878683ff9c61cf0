package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTableTest {
    @ParameterizedTest
    @CsvSource({
        "mp3, audio/mpeg, mp3",
        "m4b, audio/mp4, m4a",
        "opus, audio/ogg, ogg",
        "weba, audio/webm, weba",
        "mpg, video/mpeg, mpg",
        "mkv, video/x-matroska, mkv",
        "MOV, video/quicktime, mov",
        "3gp, video/3gpp, 3gp",
        "aiff, audio/aiff, aiff",
        "pdf, application/pdf, pdf",
    })
    void readsBothWays(String extension, String type, String usual) {
        assertThat(MediaTypeTable.type(extension)).contains(type);
        assertThat(MediaTypeTable.typeOfName("2025-06-03-t." + extension)).isEqualTo(type);
        assertThat(MediaTypeTable.extension(type.toUpperCase(Locale.ROOT) + " ; x=y"))
                .contains(usual);
    }

    @Test
    void whatIsPublishedAsAFilmIsNotTakenForAudio() {
        assertThat(MediaTypeTable.types("3gp")).containsExactly("video/3gpp");
        assertThat(MediaTypeTable.extension("audio/3gpp")).contains("3gp");
        assertThat(MediaTypeTable.types("ogg")).contains("audio/ogg", "application/ogg");
    }

    @ParameterizedTest
    @CsvSource({"audio/opus, opus", "audio/mp3, mp3", "audio/x-m4b, m4b", "application/ogg, ogg", "audio/x-wav, wav"})
    void knowsTheOtherNamesOfATypeToo(String type, String extension) {
        assertThat(MediaTypeTable.extension(type)).contains(extension);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "php",
                "php3",
                "php5",
                "php7",
                "php8",
                "pht",
                "phtm",
                "phtml",
                "phps",
                "phar",
                "inc",
                "cgi",
                "fcgi",
                "pl",
                "py",
                "rb",
                "sh",
                "bash",
                "lua",
                "asp",
                "aspx",
                "ashx",
                "cer",
                "asa",
                "cfm",
                "jsp",
                "jspx",
                "do",
                "html",
                "htm",
                "shtml",
                "shtm",
                "stm",
                "xhtml",
                "xht",
                "hta",
                "htc",
                "mht",
                "mhtml",
                "svg",
                "svgz",
                "xml",
                "xsl",
                "xslt",
                "rss",
                "atom",
                "rdf",
                "js",
                "mjs",
                "cjs",
                "css",
                "wasm",
                "swf",
                "jar",
                "class",
                "exe",
                "com",
                "bat",
                "cmd",
                "scr",
                "msi",
                "lnk",
                "url",
                "dll",
                "vbs",
                "ps1",
                "apk",
                "dmg",
                "json",
                "map",
                "webmanifest",
                "appcache",
                "htaccess",
                "conf",
                "ini",
                "part",
                "bin",
                "vtt",
                "5",
                "",
            })
    void knowsNothingThatAServerOrABrowserRuns(String extension) {
        assertThat(MediaTypeTable.type(extension)).isEmpty();
    }

    /** An extension stands for each type that it goes by. */
    @ParameterizedTest
    @CsvSource({
        "song.opus, audio/opus, true",
        "song.opus, audio/ogg, true",
        "song.opus, audio/mpeg, false",
        "clip.mkv, video, true",
        "talk.weba, audio, true",
        "film.mpg, video/*, true",
        "shell.php, audio, false",
        "shell.php, application/*, true",
    })
    void isWhatTypesAreAskedBy(String file, String glob, boolean taken) {
        Enclosure enclosure =
                new Enclosure(URI.create("https://a.example/" + file), Optional.empty(), OptionalLong.empty());
        assertThat(MediaTypes.of(List.of(glob)).take(enclosure)).isEqualTo(taken);
    }
}
