package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.torrent.InfoHash;

/** Finds the outputs that still name a retired item: it is not reported as retired until none does. */
record Remnants(Layout layout) {
    /** @param infoHash of its torrent */
    List<String> of(Item item, InfoHash infoHash) throws SeedcastException {
        List<String> remnants = new ArrayList<>();
        Path page = layout.site().resolve(PublicLinks.pageFile(item));
        for (Path own : List.of(layout.torrent(item.fileName()), page)) {
            if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
                remnants.add(layout.relative(own));
            }
        }
        for (Path output : outputs()) {
            if (names(output, infoHash)) {
                remnants.add(layout.relative(output));
            }
        }
        return remnants;
    }

    private List<Path> outputs() throws SeedcastException {
        List<Path> outputs = new ArrayList<>(
                Stream.of(layout.seedList()).filter(Files::isRegularFile).toList());
        try (Stream<Path> files = Files.list(layout.site())) {
            files.filter(file -> isOutput(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(outputs::add);
        } catch (IOException e) {
            throw new SeedcastException(
                    ExitCode.FAILED, "cannot read " + layout.site() + ": " + SeedcastException.reason(e), null, e);
        }
        return outputs;
    }

    private static boolean isOutput(String name) {
        return name.endsWith(".xml") || name.endsWith(".html") || name.equals("search.js");
    }

    /** Feeds have it in capitals, too. What cannot be read may name anything. */
    private static boolean names(Path output, InfoHash infoHash) {
        try {
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            return text.contains(infoHash.toString())
                    || text.contains(infoHash.toString().toUpperCase(Locale.ROOT));
        } catch (IOException e) {
            return true;
        }
    }
}
