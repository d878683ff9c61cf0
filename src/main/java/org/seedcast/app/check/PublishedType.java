package org.seedcast.app.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A media type under which files of a site must be served for programs to recognise them. */
enum PublishedType {
    TORRENT(".torrent", "application/x-bittorrent", "application/x-bittorrent"),
    XML(".xml", "application/rss+xml", "(application|text)/([a-z.-]+\\+)?xml"),
    HTML(".html", "text/html", "text/html");

    private final String extension;
    private final String usual;
    private final Pattern good;

    PublishedType(String extension, String usual, String good) {
        this.extension = extension;
        this.usual = usual;
        this.good = Pattern.compile(good);
    }

    /** Empty for a file whose type does not matter. */
    static Optional<PublishedType> of(String fileName) {
        return Arrays.stream(values())
                .filter(type -> fileName.endsWith(type.extension))
                .findFirst();
    }

    /** @param contentType as a server told it; parameters do not matter */
    boolean isOf(Optional<String> contentType) {
        String type = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return good.matcher(type).matches();
    }

    String usual() {
        return usual;
    }

    /** Returns configuration of a web server for {@code types}, a line each. */
    static String advice(Collection<PublishedType> types) {
        return String.join(
                "\n",
                Stream.of(
                                List.of("nginx, inside server { }:"),
                                lines(types, "  location ~ \\%s$ { types { } default_type %s; }"),
                                List.of("Apache, also in .htaccess:"),
                                lines(types, "  AddType %2$s %1$s"),
                                List.of("Caddy:"),
                                lines(types, "  @%3$s path *%1$s"),
                                lines(types, "  header @%3$s Content-Type %2$s"))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> lines(Collection<PublishedType> types, String format) {
        return types.stream()
                .sorted()
                .map(type -> String.format(
                        Locale.ROOT,
                        format,
                        type.extension,
                        type.usual,
                        type.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
