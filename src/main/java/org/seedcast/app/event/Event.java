package org.seedcast.app.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Overview;
import org.seedcast.torrent.PieceLength;

/** A thing that happened, reported at once; each becomes a line for people or a JSON object for scripts. */
public sealed interface Event {

    /**
     * The feed was read.
     *
     * @param location without secrets
     * @param items enclosures in it, if it was read again
     */
    record FeedRead(String location, String title, Status status, OptionalInt items, List<String> repairs)
            implements Event {
        /** The outcome of reading the feed's source. */
        public enum Status {
            CHANGED,
            NOT_MODIFIED,
            FILE
        }
    }

    /**
     * The downloads that the run plans, reported before it begins.
     *
     * @param bytes as far as the feed declares them
     */
    record Planned(int downloads, long bytes) implements Event {}

    /**
     * An enclosure was processed.
     *
     * @param url without secrets
     * @param file relative to the library
     * @param hint what can be done about a failure, for people
     * @param torrent relative to the library
     */
    record ItemDone(
            String guid,
            String title,
            Optional<Instant> date,
            String url,
            Optional<String> type,
            String file,
            Action action,
            Optional<String> reason,
            Optional<String> hint,
            OptionalLong bytes,
            Optional<InfoHash> infoHash,
            Optional<String> torrent)
            implements Event {}

    /** The outcome of an enclosure. */
    enum Action {
        DOWNLOAD,
        KEEP,
        SKIP,
        FAIL
    }

    /**
     * An item was retired, or would be.
     *
     * @param file relative to the library if it is in there; empty for an episode without any
     * @param before whether it had been retired earlier
     * @param rehearsed whether nothing was really done
     */
    record ItemRetired(
            String guid,
            String title,
            Optional<Instant> date,
            Optional<String> file,
            Optional<InfoHash> infoHash,
            boolean before,
            boolean rehearsed)
            implements Event {}

    /**
     * Everything is written.
     *
     * @param changed whether any output is new
     */
    record SiteWritten(Path site, int torrents, boolean changed) implements Event {}

    /** All torrents are announced or known. */
    record Seeding(int torrents, int port) implements Event {}

    /**
     * The progress of seeding; every ten seconds, or every second where somebody watches.
     *
     * @param torrents being served
     * @param checking waiting for, or in the middle of, a hash of their content
     * @param peers connected
     * @param uploaded bytes of payload, since the start of this process
     * @param uploadedEver by these libraries, in total
     * @param rate bytes of payload per second
     * @param ratio total uploaded to size, of the torrents seeded now; empty where there is no content
     * @param failingTrackers the names of those that do not answer or refuse now
     * @param busiest torrents with peers, the fastest first; a few
     */
    record Status(
            int torrents,
            int checking,
            int peers,
            long uploaded,
            long uploadedEver,
            long rate,
            OptionalDouble ratio,
            List<String> failingTrackers,
            List<Busy> busiest)
            implements Event {
        public Status {
            failingTrackers = List.copyOf(failingTrackers);
            busiest = List.copyOf(busiest);
        }
    }

    /**
     * A torrent with requests from peers.
     *
     * @param name may hold anything
     * @param rate bytes of payload per second
     * @param uploaded in total
     */
    record Busy(String name, long rate, int peers, long uploaded) {}

    /**
     * Seeding ends.
     *
     * @param trackers whether any have to receive {@code stopped}, which may take some seconds
     */
    record Farewell(boolean trackers) implements Event {}

    /**
     * A torrent was seeded enough and has ended.
     *
     * @param name may hold anything
     * @param uploaded in total
     * @param copies complete ones seen elsewhere
     */
    record TorrentEnded(Rule rule, InfoHash infoHash, String name, long bytes, long uploaded, int copies)
            implements Event {}

    /** The process ends by itself. */
    record SeedingEnded(Rule rule) implements Event {}

    /** The rule that ends a torrent, or all seeding. */
    enum Rule {
        RATIO,
        COPIES,
        TIME,
        /** No torrent is left, as each was ended by a rule of its own. */
        NONE_LEFT
    }

    /**
     * The content of a library, and the activity of its torrents.
     *
     * @param torrents that it lists, the greatest name first, which begins with the date
     * @param unlisted torrents that were seeded once and are listed no longer
     * @param unlistedUploaded bytes of these, in total
     */
    record LibraryShown(List<Held> torrents, int unlisted, long unlistedUploaded) implements Event {
        public LibraryShown {
            torrents = List.copyOf(torrents);
        }
    }

    /**
     * A torrent of a library.
     *
     * @param path of the .torrent, relative to the library if it is in there
     * @param uploaded in total
     * @param lastAsked when a block of it was last asked for; empty when never
     */
    record Held(String path, String name, InfoHash infoHash, long bytes, long uploaded, Optional<Instant> lastAsked) {}

    /**
     * A torrent was made, or would be.
     *
     * @param path of the .torrent; empty where it went elsewhere
     * @param infoHash empty where the content was not read
     * @param magnet empty where the content was not read, and for a private torrent
     * @param withMagnet whether people want to see the magnet link
     */
    record TorrentMade(
            Optional<Path> path,
            String name,
            Optional<InfoHash> infoHash,
            Optional<String> magnet,
            PieceLength pieceLength,
            long pieces,
            long bytes,
            int files,
            boolean withMagnet)
            implements Event {}

    /** The content of a .torrent. */
    record TorrentShown(Path path, Overview torrent) implements Event {}

    /**
     * The magnet link of a torrent, and nothing else.
     *
     * @param path of the .torrent
     */
    record MagnetShown(Path path, String name, Optional<InfoHash> infoHash, String magnet) implements Event {}

    /**
     * A torrent has come further with a client that is to seed it, or will not.
     *
     * @param client as the operator named it
     * @param name of its content
     * @param reason why it is refused, as the end of a sentence about the content
     */
    record Handed(String client, InfoHash infoHash, String name, HandedState state, Optional<String> reason)
            implements Event {}

    /** The state of a torrent with another client. */
    enum HandedState {
        ADDED,
        CHECKING,
        SEEDING,
        REFUSED
    }

    /** A problem that does not stop the run. */
    record Finding(String kind, Path path, String message) implements Event {}

    /**
     * A problem of the feed that does not stop the run.
     *
     * @param location of the feed, without secrets
     */
    record FeedFinding(String kind, String location, String message) implements Event {}

    /** A check found something. */
    record CheckFound(org.seedcast.app.event.Finding finding) implements Event {}

    /** The progress of a check: {@code done} of {@code all}. */
    record Checking(CheckPart part, int done, int all) implements Event {}

    /**
     * A library was checked.
     *
     * @param brief whether only what was found is wanted
     */
    record Checked(CheckReport report, boolean brief) implements Event {}

    /** A line of output from the operator's own program. */
    record HookSaid(String line) implements Event {}

    /** A notice, no problem. */
    record Notice(String message, Optional<String> hint) implements Event {}

    /** A failure that does not stop the run. */
    record Problem(SeedcastException failure) implements Event {}

    /** A library was mirrored; with {@code --every}, again. */
    record Mirrored(
            int items,
            int downloaded,
            int kept,
            int skipped,
            int failed,
            long bytes,
            Duration elapsed,
            boolean rehearsed)
            implements Event {}
}
