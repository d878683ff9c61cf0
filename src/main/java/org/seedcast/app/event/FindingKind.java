package org.seedcast.app.event;

import java.util.Locale;
import org.seedcast.config.CheckPart;

/** All that can be found. The names are told to scripts, so they stay. */
public enum FindingKind {
    FILE_CHANGED(CheckPart.FILES, Weight.WRONG, "files that are not what their torrents say"),
    FILE_MISSING(CheckPart.FILES, Weight.FAULT, "files that are not there"),
    FILE_UNREADABLE(CheckPart.FILES, Weight.FAULT, "files that cannot be read"),
    FILE_ORPHANED(CheckPart.FILES, Weight.FAULT, "files in media/ that the library does not know"),
    PART_STALE(CheckPart.FILES, Weight.HINT, "halves of downloads that nobody goes on with"),
    TORRENT_DAMAGED(CheckPart.FILES, Weight.FAULT, ".torrents that are missing or are not what the feeds say"),
    TORRENT_ORPHANED(CheckPart.FILES, Weight.FAULT, ".torrents in site/ that nothing names"),
    PIECES_DAMAGED(
            CheckPart.FILES, Weight.FAULT, "torrents of which the library stores something else than was published"),
    SITE_INCOMPLETE(CheckPart.FILES, Weight.FAULT, "files of the site that are missing"),
    SITE_DAMAGED(CheckPart.FILES, Weight.FAULT, "files of the site that are not as they were written"),
    SEED_LIST_DAMAGED(CheckPart.FILES, Weight.FAULT, "lists of what to seed that are not as they were written"),

    ORIGIN_GONE(CheckPart.ORIGINS, Weight.FAULT, "origins that are gone"),
    ORIGIN_CHANGED(CheckPart.ORIGINS, Weight.FAULT, "origins that serve something else now"),
    ORIGIN_UNREACHABLE(CheckPart.ORIGINS, Weight.FAULT, "origins that give no answer"),
    ORIGIN_MOVED(CheckPart.ORIGINS, Weight.HINT, "origins that moved for good"),
    ORIGIN_REDIRECTED(CheckPart.ORIGINS, Weight.HINT, "origins that lead elsewhere for now"),

    WEB_SEED_WRONG(CheckPart.WEB_SEEDS, Weight.WRONG, "web seeds that serve other bytes"),
    WEB_SEED_GONE(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds that have no such file"),
    WEB_SEED_NO_RANGES(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds that serve no parts of files"),
    WEB_SEED_WRONG_RANGE(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds that serve another part than is asked for"),
    WEB_SEED_REDIRECTS(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds with more redirects than all clients follow"),
    WEB_SEED_UNREACHABLE(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds that give no answer"),
    WEB_SEED_NO_CORS(CheckPart.WEB_SEEDS, Weight.HINT, "web seeds that clients in browsers cannot use"),

    TRACKER_SILENT(CheckPart.TRACKERS, Weight.FAULT, "trackers that do not answer"),
    TRACKER_REFUSES(CheckPart.TRACKERS, Weight.FAULT, "trackers that refuse"),
    TRACKER_KNOWS_NONE(CheckPart.TRACKERS, Weight.HINT, "trackers that know none of the torrents asked for"),
    TRACKER_UNSUPPORTED(CheckPart.TRACKERS, Weight.HINT, "trackers that seedcast does not speak to"),

    SITE_MISSING(CheckPart.SITE, Weight.FAULT, "files that the published site does not have"),
    SITE_STALE(CheckPart.SITE, Weight.FAULT, "files that are others in the published site"),
    SITE_TYPE(CheckPart.SITE, Weight.FAULT, "files that are published under a wrong type"),
    SITE_UNREACHABLE(CheckPart.SITE, Weight.FAULT, "files of the published site that cannot be had"),

    ITEM_FAILED(CheckPart.WAITING, Weight.FAULT, "items that failed and wait for another try");

    private final CheckPart part;
    private final Weight weight;
    private final String heading;

    FindingKind(CheckPart part, Weight weight, String heading) {
        this.part = part;
        this.weight = weight;
        this.heading = heading;
    }

    /** How much a finding matters. */
    public enum Weight {
        /** Wrong bytes are about. */
        WRONG,
        /** Something published is not to be had as it is said. */
        FAULT,
        /** Worth knowing; all that is published is true. */
        HINT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CheckPart part() {
        return part;
    }

    public Weight weight() {
        return weight;
    }

    /** What the findings of this kind are, in words. */
    public String heading() {
        return heading;
    }

    /** As scripts read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
