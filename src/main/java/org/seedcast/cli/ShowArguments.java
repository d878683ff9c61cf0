package org.seedcast.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.config.ShowOptions;

/** Options that describe the show; the library remembers them. */
final class ShowArguments {
    private static final Pattern LANGUAGE = Pattern.compile("^(?:|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})");
    private static final Pattern ADDRESS = Pattern.compile("^(?i)[a-z][a-z0-9+.-]*+://");
    private static final Pattern LICENCE = Pattern.compile("^[A-Za-z0-9.+ -]{0,64}");

    private final Value<String> title =
            Value.text("--title", "TEXT", "Title of the show, in place of the feed's; '' for the feed's. Remembered.");

    private final Value<String> author = Value.text(
            "--author", "TEXT", "Author of the show, in place of the feed's; '' for the feed's. Remembered.");

    private final Value<String> language = Value.of(
            "--language",
            "TAG",
            ShowArguments::language,
            "Language of the show, such as en or pt-BR; '' for the feed's. Remembered.");

    private final Value<String> image = Value.of(
            "--image",
            "URL|FILE",
            ShowArguments::image,
            "Picture of the show; a file is copied into the site. '' for the feed's. Remembered.");

    private final Value<String> license = Value.of(
            "--license",
            "ID|URL",
            ShowArguments::license,
            "Licence of the show, such as cc-by-4.0, or its URL; '' for the feed's. Remembered.");

    private final ListingArguments listing = new ListingArguments();

    /** In the order of the help. */
    List<Argument> all() {
        List<Argument> all = new ArrayList<>(List.of(title, author, language, image, license));
        all.addAll(listing.all());
        return all;
    }

    ShowOptions options() {
        return new ShowOptions(
                title.get(), author.get(), language.get(), image.get(), license.get(), listing.options());
    }

    /** A language tag (BCP 47). */
    private static String language(String text) {
        String tag = text.strip();
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a language; write it like en or pt-BR");
        }
        return tag;
    }

    /** A URL, or a file. */
    private static String image(String text) {
        return ADDRESS.matcher(text).lookingAt() ? address(text) : text;
    }

    /** A short name, or a URL. */
    private static String license(String text) {
        String license = text.strip();
        if (license.contains("://")) {
            return address(license);
        }
        if (!LICENCE.matcher(license).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a licence; write it like cc-by-4.0, or give its URL");
        }
        return license;
    }

    private static String address(String text) {
        URI url = OptionParsers.webAddress(text);
        return url.toString();
    }
}
