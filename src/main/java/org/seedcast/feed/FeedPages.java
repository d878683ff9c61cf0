package org.seedcast.feed;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seedcast.address.Authority;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.RedactedUrl;

/**
 * Reads a paged feed (RFC 5005 §3) as far back as there may be news: all of it the first time, later until a page
 * brings nothing unknown. Not for several threads: one object reads one feed once.
 */
final class FeedPages {
    private final PageReader reader;
    private final FeedSettings settings;
    private final KnownEpisodes.Source source;
    private final InstantSource clock;
    private final Instant deadline;
    private Room room;
    private final Map<Guid, Episode> episodes = new LinkedHashMap<>();
    private final Set<String> repairs = new LinkedHashSet<>();
    private final List<String> notices = new ArrayList<>();
    private final Set<URI> visited = new HashSet<>();
    private int pages;
    private long bytes;
    private @Nullable FeedUnreadable failure;
    private boolean cutOff;
    private boolean lostItems;

    FeedPages(PageReader reader, FeedSettings settings, KnownEpisodes.Source source, Room room, InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.source = source;
        this.room = room;
        this.clock = clock;
        this.deadline = clock.instant().plus(settings.longest());
    }

    /** Reads on from {@code settled}, the first page, and says what was found in all. */
    Changed read(FeedMove.Settled settled) throws SeedcastException, InterruptedException {
        FeedPage first = settled.page();
        notices.addAll(settled.notices());
        take(first);
        Reach read = first.feed().next().isEmpty() ? Reach.WHOLE : readOn(first, source.load());
        Reach reach = read.and(FeedRepair.reach(repairs)).and(lostItems ? Reach.NEWEST : Reach.WHOLE);
        return new Changed(
                first.feed().with(List.copyOf(episodes.values())),
                first.validators(),
                first.raw(),
                List.copyOf(repairs),
                settled.movedTo(),
                reach,
                first.feed().episodes().size(),
                notices,
                Optional.ofNullable(failure),
                cutOff);
    }

    private Reach readOn(FeedPage first, KnownEpisodes known) throws InterruptedException {
        // What looks renamed is taken for that only if the old name is on no other page.
        boolean thorough = first.feed().episodes().stream()
                .anyMatch(episode -> !known.has(episode.guid()) && known.mayBeRenamed(episode));
        FeedPage page = first;
        while (true) {
            Optional<URI> next = page.feed().next();
            if (next.isEmpty() || visited.contains(next.get())) {
                return Reach.WHOLE;
            }
            if (!(thorough || bringsNews(page, known)) || isTooFar() || isDowngrade(page.url(), next.get())) {
                return Reach.NEWEST;
            }
            try {
                page = reader.read(secured(page.url(), next.get()), room);
            } catch (FeedUnreadable e) {
                failure = e;
                return Reach.BROKEN_OFF;
            }
            visited.add(next.get());
            if (!take(page)) {
                return Reach.NEWEST; // a server that has a next page for every number, or one that repeats itself
            }
        }
    }

    /** Whether there was any episode in it that no page before had. */
    private boolean take(FeedPage page) {
        visited.add(page.url());
        repairs.addAll(page.parsed().repairs());
        notices.addAll(page.parsed().excess().notices());
        lostItems |= page.parsed().excess().lostItems();
        room = room.beside(page.feed().episodes());
        bytes += page.raw().length;
        int before = episodes.size();
        page.feed().episodes().forEach(episode -> episodes.putIfAbsent(episode.guid(), episode));
        pages++;
        return episodes.size() > before;
    }

    private static boolean bringsNews(FeedPage page, KnownEpisodes known) {
        return page.feed().episodes().stream().anyMatch(episode -> !known.has(episode.guid()));
    }

    private boolean isTooFar() {
        if (pages >= settings.maxPages()) {
            cutOff = true;
            notices.add("the feed goes on after page " + pages + "; --max-pages says how far it is read");
            return true;
        }
        if (clock.instant().isAfter(deadline)) {
            cutOff = true;
            notices.add("the feed goes on after page " + pages + "; to read on would take longer than "
                    + settings.longest().toMinutes() + " min");
            return true;
        }
        if (room.items() == 0 || room.bytes() == 0) {
            cutOff = true;
            notices.add("the feed goes on after " + episodes.size() + " items; the rest is left out");
            return true;
        }
        if (bytes >= settings.maxSize().bytes()) {
            cutOff = true;
            notices.add("the feed goes on after " + settings.maxSize() + "; --max-feed-size says how far it is read");
            return true;
        }
        return false;
    }

    private boolean isDowngrade(URI from, URI next) {
        boolean downgrade = !secured(from, next).getScheme().equals("https") && "https".equals(from.getScheme());
        if (downgrade) {
            notices.add("the next page of the feed is not read, as it is not https: " + RedactedUrl.of(next));
        }
        return downgrade;
    }

    /** A server that moved to https often goes on naming its pages by http. */
    private static URI secured(URI from, URI next) {
        boolean same = Authority.of(from).equals(Authority.of(next));
        boolean secure = "https".equals(from.getScheme()) && "http".equals(next.getScheme()) && same;
        return secure ? URI.create("https" + next.toString().substring("http".length())) : next;
    }
}
