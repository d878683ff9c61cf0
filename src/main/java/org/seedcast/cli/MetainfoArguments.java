package org.seedcast.cli;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CreationDate;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.Change;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.DhtNode;
import org.seedcast.torrent.WebSeed;
import org.seedcast.torrent.make.MetainfoOptions;

/** Options for a torrent's keys outside info, which do not change the info-hash. */
final class MetainfoArguments {
    private final Values<OptionParsers.Tier> trackers = Values.of(
            "--tracker",
            "URL",
            OptionParsers::tier,
            "Announce to this tracker; repeatable, and commas in one value make one tier. With --library it applies "
                    + "to all torrents but private ones and is remembered; an empty value removes it.");

    private final Values<Optional<WebSeed>> webSeeds = Values.of(
            "--web-seed",
            "URL",
            text -> Optional.of(text).filter(any -> !any.isBlank()).map(WebSeed::parse),
            "Address of the content on a web server; repeatable, and empty for none. For a directory, the folder that"
                    + " holds it; for a file, its URL, or that of its folder with a slash at the end.");

    private final Values<DhtNode> nodes =
            Values.of("--node", "HOST:PORT", DhtNode::parse, "A node through which clients join the DHT; repeatable.");

    private final Value<String> comment = Value.text("--comment", "TEXT", "A comment for people.");

    private final Value<String> createdBy =
            Value.text("--created-by", "TEXT", "The program that makes the torrent; empty for none. Default: seedcast");

    private final Value<String> date = Value.text(
            "--date",
            "WHEN",
            "The creation date: 2025-06-03, 2025-06-03T09:00:00Z, or now. Default: SOURCE_DATE_EPOCH of"
                    + " the environment, else none, so that the same files give the same bytes.");

    private final Flag noDate = Flag.of("--no-date", "No creation date, whatever the environment says.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(trackers, webSeeds, nodes, comment, createdBy, date, noDate);
    }

    /** As a library remembers them. */
    Change<List<List<URI>>> trackers() {
        return OptionParsers.Tier.change(trackers.all());
    }

    MetainfoOptions label() {
        Optional<String> epoch = Optional.ofNullable(System.getenv("SOURCE_DATE_EPOCH"));
        return new MetainfoOptions(
                AnnounceList.of(trackers.all().stream()
                        .map(OptionParsers.Tier::trackers)
                        .toList()),
                webSeeds.all().stream().flatMap(Optional::stream).toList(),
                nodes.all(),
                comment.get().filter(text -> !text.isEmpty()),
                Optional.of(createdBy.or("seedcast")).filter(text -> !text.isEmpty()),
                CreationDate.of(date.get(), noDate.isGiven(), epoch, Instant.now()));
    }
}
