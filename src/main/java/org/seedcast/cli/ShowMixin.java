package org.seedcast.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.ShowOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the operator says of the show; the library remembers it. */
@Command
final class ShowMixin {
    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "What the show is called, in place of what the feed says; '' for the feed's. Remembered.")
    @Nullable
    String title;

    @Option(
            names = "--author",
            paramLabel = "TEXT",
            description = "Who makes it, in place of what the feed says; '' for the feed's. Remembered.")
    @Nullable
    String author;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            converter = ToLanguage.class,
            description = "Its language, such as en or pt-BR; '' for the feed's. Remembered.")
    @Nullable
    String language;

    @Option(
            names = "--image",
            paramLabel = "URL|FILE",
            converter = ToImage.class,
            description = "Its picture; a file is copied into the site. '' for the feed's. Remembered.")
    @Nullable
    String image;

    @Option(
            names = "--license",
            paramLabel = "ID|URL",
            converter = ToLicense.class,
            description = "Its licence, such as cc-by-4.0, or where it can be read; '' for the feed's. Remembered.")
    @Nullable
    String license;

    ShowOptions options() {
        return new ShowOptions(
                Optional.ofNullable(title),
                Optional.ofNullable(author),
                Optional.ofNullable(language),
                Optional.ofNullable(image),
                Optional.ofNullable(license));
    }

    /** A language tag (BCP 47). */
    static final class ToLanguage implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            String tag = text.strip();
            if (!tag.matches("|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")) {
                throw new TypeConversionException("'" + text + "' is no language; write it like en or pt-BR");
            }
            return tag;
        }
    }

    /** A URL, or a file. */
    static final class ToImage implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? address(text) : text;
        }
    }

    /** A short name, or a URL. */
    static final class ToLicense implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            String license = text.strip();
            if (license.contains("://")) {
                return address(license);
            }
            if (!license.matches("[A-Za-z0-9.+ -]{0,64}")) {
                throw new TypeConversionException("'" + text + "' is no licence; write it like cc-by-4.0, or its URL");
            }
            return license;
        }
    }

    private static String address(String text) {
        URI url = new Converters.ToWebAddress().convert(text);
        return url.toString();
    }
}
