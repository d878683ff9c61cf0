package org.seedcast.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.config.ListingOptions;
import org.seedcast.library.Category;

/** Options that describe the show to directories of podcasts; the library remembers them. */
final class ListingArguments {
    private static final Pattern EMAIL = Pattern.compile("^[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,255}");

    private final Value<String> description = Value.text(
            "--description", "TEXT", "Description of the show, in place of the feed's; '' for the feed's. Remembered.");

    private final Value<String> link = Value.of(
            "--link",
            "URL",
            text -> text.isBlank() ? "" : OptionParsers.webAddress(text).toString(),
            "Home page of the show, in place of the feed's; '' for the feed's. Remembered.");

    private final Value<String> category = Value.of(
            "--category",
            "NAME",
            text -> text.isBlank() ? "" : Category.parse(text).toString(),
            "Category of the show, one of Apple's, such as Music or 'Society & Culture > Documentary'; '' for the "
                    + "feed's. Remembered.");

    private final Value<String> explicit = Value.of(
            "--explicit",
            "true|false",
            ListingArguments::explicit,
            "Whether the show is for adults, as Apple asks; '' for the feed's. Remembered.");

    private final Value<String> email = Value.of(
            "--email",
            "ADDRESS",
            ListingArguments::email,
            "Address at which Apple and Spotify reach the owner of the show; it is published. '' for the feed's. "
                    + "Remembered.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(description, link, category, explicit, email);
    }

    ListingOptions options() {
        return new ListingOptions(description.get(), link.get(), category.get(), explicit.get(), email.get());
    }

    private static String explicit(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "" -> "";
            case "true", "yes" -> "true";
            case "false", "no" -> "false";
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static String email(String text) {
        String address = text.strip();
        if (!address.isEmpty() && !EMAIL.matcher(address).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an email address");
        }
        return address;
    }
}
