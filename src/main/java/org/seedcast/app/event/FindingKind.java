package org.seedcast.app.event;

import java.util.Locale;
import org.seedcast.config.CheckPart;

/** The kinds of finding. Scripts see their names, so they stay. */
public enum FindingKind {
    FILE_CHANGED(CheckPart.FILES, Weight.WRONG, "files that do not match their torrents"),
    FILE_MISSING(CheckPart.FILES, Weight.FAULT, "missing files"),
    FILE_UNREADABLE(CheckPart.FILES, Weight.FAULT, "unreadable files"),
    FILE_ORPHANED(CheckPart.FILES, Weight.FAULT, "files in media/ that are not in the library"),
    PART_STALE(CheckPart.FILES, Weight.HINT, "partial downloads that no run will resume"),
    TORRENT_DAMAGED(CheckPart.FILES, Weight.FAULT, ".torrents that are missing or differ from the feeds"),
    TORRENT_ORPHANED(CheckPart.FILES, Weight.FAULT, ".torrents in site/ that nothing refers to"),
    PIECES_DAMAGED(CheckPart.FILES, Weight.FAULT, "torrents whose stored pieces differ from what was published"),
    SITE_INCOMPLETE(CheckPart.FILES, Weight.FAULT, "missing files of the site"),
    SITE_DAMAGED(CheckPart.FILES, Weight.FAULT, "files of the site that changed after they were written"),
    SEED_LIST_DAMAGED(CheckPart.FILES, Weight.FAULT, "seed lists that changed after they were written"),

    ORIGIN_GONE(CheckPart.ORIGINS, Weight.FAULT, "origins that are gone"),
    ORIGIN_CHANGED(CheckPart.ORIGINS, Weight.FAULT, "origins that now serve other content"),
    ORIGIN_UNREACHABLE(CheckPart.ORIGINS, Weight.FAULT, "origins that do not respond"),
    ORIGIN_MOVED(CheckPart.ORIGINS, Weight.HINT, "origins that have moved permanently"),
    ORIGIN_REDIRECTED(CheckPart.ORIGINS, Weight.HINT, "origins that redirect temporarily"),

    WEB_SEED_WRONG(CheckPart.WEB_SEEDS, Weight.WRONG, "web seeds that serve other bytes"),
    WEB_SEED_GONE(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds without the file"),
    WEB_SEED_NO_RANGES(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds without range requests"),
    WEB_SEED_WRONG_RANGE(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds that send the wrong range"),
    WEB_SEED_REDIRECTS(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds with more redirects than some clients follow"),
    WEB_SEED_UNREACHABLE(CheckPart.WEB_SEEDS, Weight.FAULT, "web seeds that do not respond"),
    WEB_SEED_NO_CORS(CheckPart.WEB_SEEDS, Weight.HINT, "web seeds that browsers cannot use"),

    TRACKER_SILENT(CheckPart.TRACKERS, Weight.FAULT, "trackers that do not respond"),
    TRACKER_REFUSES(CheckPart.TRACKERS, Weight.FAULT, "trackers that refuse"),
    TRACKER_KNOWS_NONE(CheckPart.TRACKERS, Weight.HINT, "trackers that know none of the torrents"),
    TRACKER_UNSUPPORTED(CheckPart.TRACKERS, Weight.HINT, "trackers with an unsupported protocol"),

    NOT_WHITELISTED(CheckPart.TRACKERS, Weight.FAULT, "torrents that are not in the tracker's whitelist"),

    HANDED_CHANGED(CheckPart.CLIENTS, Weight.FAULT, "files that changed after clients found them right"),
    HANDED_NOT_SEEDING(CheckPart.CLIENTS, Weight.FAULT, "torrents that clients do not seed"),
    HANDED_QUEUED(CheckPart.CLIENTS, Weight.FAULT, "torrents that wait in the queues of clients"),
    HANDED_WRITABLE(CheckPart.CLIENTS, Weight.HINT, "clients that can write to what they seed"),

    SITE_MISSING(CheckPart.SITE, Weight.FAULT, "files missing from the published site"),
    SITE_STALE(CheckPart.SITE, Weight.FAULT, "files that differ in the published site"),
    SITE_TYPE(CheckPart.SITE, Weight.FAULT, "files published with the wrong media type"),
    SITE_UNREACHABLE(CheckPart.SITE, Weight.FAULT, "files of the published site that cannot be fetched"),

    ITEM_FAILED(CheckPart.WAITING, Weight.FAULT, "failed items that wait for a retry");

    private final CheckPart part;
    private final Weight weight;
    private final String heading;

    FindingKind(CheckPart part, Weight weight, String heading) {
        this.part = part;
        this.weight = weight;
        this.heading = heading;
    }

    /** The weight of a finding. */
    public enum Weight {
        /** Wrong bytes are about. */
        WRONG,
        /** A published thing is not available as announced. */
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

    /** Returns a heading for the findings of this kind. */
    public String heading() {
        return heading;
    }

    /** As scripts read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
