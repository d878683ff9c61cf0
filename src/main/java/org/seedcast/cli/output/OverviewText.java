package org.seedcast.cli.output;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seedcast.app.SizeText;
import org.seedcast.torrent.Overview;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.TreeFile;

/** Prints the content of a .torrent for people. */
final class OverviewText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int INDENT = 2;
    /** Deepest indent: deeper ones look alike, and a torrent may have a million. */
    private static final int DEEPEST_INDENT = 32;

    private final List<String> lines = new ArrayList<>();

    private OverviewText() {}

    static List<String> lines(Overview torrent) {
        OverviewText text = new OverviewText();
        text.fields(torrent);
        text.lines.add("");
        text.tree(torrent);
        return text.lines;
    }

    private void fields(Overview torrent) {
        List<TreeFile> files = torrent.files();
        long bytes = files.stream().mapToLong(TreeFile::length).sum();
        field("name", torrent.name());
        torrent.infoHash().ifPresent(hash -> field("info-hash", hash.toString()));
        torrent.infoHashV2().ifPresent(hash -> field("info-hash v2", hash.toString()));
        field("size", SizeText.of(bytes) + " (" + bytes + " bytes) in " + count(files.size(), "file"));
        field("pieces", torrent.pieces() + " of " + binary(torrent.pieceLength()));
        if (torrent.isPrivate()) {
            field("private", "yes");
        }
        torrent.source().ifPresent(source -> field("source", source));
        torrent.comment().ifPresent(comment -> field("comment", comment));
        Optional<String> date = torrent.creationDate().map(TIME::format);
        if (torrent.createdBy().isPresent() || date.isPresent()) {
            field(
                    "made",
                    String.join(
                            ", ",
                            List.of(
                                            date.orElse(""),
                                            torrent.createdBy()
                                                    .map(by -> "by " + by)
                                                    .orElse(""))
                                    .stream()
                                    .filter(part -> !part.isEmpty())
                                    .toList()));
        }
        for (List<URI> tier : torrent.announceList().tiers()) {
            field("tracker", String.join(", ", tier.stream().map(URI::toString).toList()));
        }
        torrent.webSeeds().forEach(seed -> field("web seed", seed.toString()));
        torrent.nodes().forEach(node -> field("node", node.toString()));
        torrent.magnet().ifPresent(magnet -> field("magnet", magnet.toString()));
    }

    private void field(String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-13s %s", name, value));
    }

    /** The directories as they come: a torrent of others may come back to one. */
    private void tree(Overview torrent) {
        List<TreeFile> files = torrent.files();
        boolean single = files.size() == 1 && files.get(0).path().equals(List.of(torrent.name()));
        int depth = single ? 0 : 1;
        if (!single) {
            lines.add(torrent.name() + "/");
        }
        List<String> open = List.of();
        for (TreeFile file : files) {
            List<String> path = file.path();
            int common = 0;
            while (common < Math.min(open.size(), path.size() - 1)
                    && open.get(common).equals(path.get(common))) {
                common++;
            }
            for (int i = common; i < path.size() - 1; i++) {
                lines.add(indented(depth + i, path.get(i) + "/"));
            }
            open = path.subList(0, path.size() - 1);
            String name = indented(depth + path.size() - 1, path.get(path.size() - 1));
            lines.add(String.format(Locale.ROOT, "%-60s %10s", name, SizeText.of(file.length())));
        }
    }

    private static String indented(int depth, String name) {
        return " ".repeat(INDENT * Math.min(depth, DEEPEST_INDENT)) + name;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 256 KiB}: piece lengths are powers of two, which decimal units hide. */
    static String binary(PieceLength length) {
        int bytes = length.bytes();
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }
}
