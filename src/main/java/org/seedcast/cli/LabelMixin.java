package org.seedcast.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.Label;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.DhtNode;
import org.seedcast.torrent.WebSeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What stands in a torrent around its info, and can be changed without changing the info-hash. */
@Command(addMethodSubcommands = false)
final class LabelMixin {
    @Option(
            names = "--tracker",
            paramLabel = "URL",
            converter = Converters.ToTier.class,
            description = "Announce to this tracker; repeatable, and commas in one value make one tier.")
    List<Converters.Tier> trackers = List.of();

    @Option(
            names = "--web-seed",
            paramLabel = "URL",
            converter = TorrentConverters.ToWebSeed.class,
            description = "Where a web server has the content; repeatable. For a directory the folder it lies in, for a"
                    + " file its URL, or that of its folder with a slash at the end.")
    List<WebSeed> webSeeds = List.of();

    @Option(
            names = "--node",
            paramLabel = "HOST:PORT",
            converter = TorrentConverters.ToNode.class,
            description = "A node by which clients find into the DHT; repeatable.")
    List<DhtNode> nodes = List.of();

    @Option(names = "--comment", paramLabel = "TEXT", description = "A comment for people.")
    @Nullable
    String comment;

    @Option(
            names = "--created-by",
            paramLabel = "TEXT",
            defaultValue = "seedcast",
            description = "The program that made it; empty for none. Default: ${DEFAULT-VALUE}")
    String createdBy = "seedcast";

    @Option(
            names = "--date",
            paramLabel = "WHEN",
            description = "The creation date: 2025-06-03, 2025-06-03T09:00:00Z, or now. Default: SOURCE_DATE_EPOCH of"
                    + " the environment, else none, so that the same files give the same bytes.")
    @Nullable
    String date;

    @Option(names = "--no-date", description = "No creation date, whatever the environment says.")
    boolean noDate;

    Label label() {
        Optional<String> epoch = Optional.ofNullable(System.getenv("SOURCE_DATE_EPOCH"));
        return new Label(
                AnnounceList.of(trackers.stream().map(Converters.Tier::trackers).toList()),
                webSeeds,
                nodes,
                Optional.ofNullable(comment).filter(text -> !text.isEmpty()),
                Optional.of(createdBy).filter(text -> !text.isEmpty()),
                CreationDate.of(date, noDate, epoch, Instant.now()));
    }
}
