package org.seedcast.feed.read;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seedcast.address.Authority;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.Episode;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Guid;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Room;
import org.seedcast.feed.Validators;
import org.seedcast.feed.item.Sketch;
import org.seedcast.feed.repair.FeedRepair;
import org.seedcast.http.RedactedUrl;

/**
 * Reads a feed of several documents, pages or archives (RFC 5005 §3, §4), as far back as there may be new items: all of
 * it the first time, later until one brings nothing unknown. Not for several threads: one object reads one feed once.
 */
final class FeedPages {
    private final PageReader reader;
    private final FeedSettings settings;
    private final KnownEpisodes.Source source;
    private final InstantSource clock;
    private final Instant deadline;
    private Room room;
    private final List<Episode> episodes = new ArrayList<>();
    private final Map<Guid, List<Sketch>> sketches = new HashMap<>();
    private final PageOrder order = new PageOrder();
    private final Deque<Onward> archives = new ArrayDeque<>();
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
        order.page(first.feed().episodes());
        Optional<Onward> onward = onward(first);
        ReadExtent read = onward.isEmpty() ? ReadExtent.WHOLE : readOn(first, onward.get(), source.load());
        ReadExtent reach = read.and(FeedRepair.reach(repairs)).and(lostItems ? ReadExtent.NEWEST : ReadExtent.WHOLE);
        return new Changed(
                first.feed().with(episodes),
                validators(first),
                first.raw(),
                List.copyOf(repairs),
                settled.movedTo(),
                reach,
                first.feed().episodes().size(),
                notices,
                Optional.ofNullable(failure),
                cutOff);
    }

    /**
     * Returns the validators; none for a feed whose newest items come last, as an unchanged first page says nothing
     * there: it is requested in full each time.
     */
    private Validators validators(FeedPage first) {
        return first.feed().next().isPresent() && order.isOldestFirst() ? Validators.NONE : first.validators();
    }

    /**
     * The next page to read.
     *
     * @param archive whether it is older for certain
     */
    private record Onward(URI from, URI url, boolean archive) {}

    /** Pages before archives: those are of a feed that may have no others. */
    private Optional<Onward> onward(FeedPage page) {
        Optional<URI> next = page.feed().next().filter(url -> !visited.contains(url));
        if (next.isPresent()) {
            return Optional.of(new Onward(page.url(), next.get(), false));
        }
        archives.removeIf(archive -> visited.contains(archive.url()));
        return Optional.ofNullable(archives.peek());
    }

    private ReadExtent readOn(FeedPage first, Onward begin, KnownEpisodes known) throws InterruptedException {
        // What looks renamed is taken for that only if the old name is on no other page.
        boolean thorough = first.feed().episodes().stream()
                .anyMatch(episode -> !known.has(episode) && known.mayBeRenamed(episode));
        FeedPage page = first;
        Seen seen = Seen.of(first, known);
        for (Optional<Onward> onward = Optional.of(begin); onward.isPresent(); onward = onward(page)) {
            Onward step = onward.get();
            boolean done = !thorough && !seen.news() && isOlder(step, seen, known);
            if (done || isTooFar() || isDowngrade(step)) {
                return ReadExtent.NEWEST;
            }
            visited.add(step.url());
            try {
                page = reader.read(secured(step.from(), step.url()), room);
            } catch (FeedUnreadable e) {
                if (e.isNoPage()) {
                    notices.add("the feed ends after page " + pages + ", as its next page does not exist: "
                            + SeedcastException.reason(e));
                    continue;
                }
                failure = e;
                return ReadExtent.BROKEN_OFF;
            }
            seen = seen.and(page, known);
            if (!take(page, step)) {
                return ReadExtent.NEWEST; // a server that has a next page for every number, or one that repeats itself
            }
        }
        return ReadExtent.WHOLE;
    }

    /**
     * The known part of what was read.
     *
     * @param episodes that are
     * @param news whether any on the last page is not
     */
    private record Seen(int episodes, boolean news) {
        static Seen of(FeedPage page, KnownEpisodes known) {
            return new Seen(0, false).and(page, known);
        }

        Seen and(FeedPage page, KnownEpisodes known) {
            List<Episode> all = page.feed().episodes();
            int old = (int) all.stream().filter(known::has).count();
            return new Seen(episodes + old, old < all.size());
        }
    }

    /**
     * Reports whether no further page can have new items, as this one has none. Further pages may have some if all
     * known ones were before it.
     */
    private boolean isOlder(Onward step, Seen seen, KnownEpisodes known) {
        boolean back = step.archive() || !order.isOldestFirst(known.newest());
        return back && seen.episodes() < known.count();
    }

    /** Reports whether to read on after it. */
    private boolean take(FeedPage page, Onward step) {
        boolean fresh = take(page);
        if (!step.archive()) {
            order.page(page.feed().episodes());
        }
        return fresh
                || step.archive()
                || onward(page).filter(next -> !next.archive()).isEmpty();
    }

    /** Adds a page and reports whether it had any episode that no page before had. */
    private boolean take(FeedPage page) {
        visited.add(page.url());
        repairs.addAll(page.parsed().repairs());
        notices.addAll(page.parsed().excess().notices());
        lostItems |= page.parsed().excess().lostItems();
        room = room.beside(page.feed().episodes());
        bytes += page.raw().length;
        page.feed().archive().ifPresent(url -> archives.add(new Onward(page.url(), url, true)));
        List<Episode> fresh =
                page.feed().episodes().stream().filter(this::isNew).toList();
        for (Episode episode : fresh) {
            episodes.add(episode);
            sketches.computeIfAbsent(episode.guid(), any -> new ArrayList<>()).add(Sketch.of(episode));
        }
        pages++;
        return !fresh.isEmpty();
    }

    /** Pages may overlap, as a new episode moves all others on. */
    private boolean isNew(Episode episode) {
        List<Sketch> same = sketches.getOrDefault(episode.guid(), List.of());
        return same.isEmpty() || same.stream().allMatch(Sketch.of(episode)::isApartFrom);
    }

    private boolean isTooFar() {
        if (pages >= settings.maxPages()) {
            cutOff = true;
            notices.add("the feed continues after page " + pages + "; --max-pages sets the limit");
            return true;
        }
        if (clock.instant().isAfter(deadline)) {
            cutOff = true;
            notices.add("the feed continues after page " + pages + "; reading on would take longer than "
                    + settings.longest().toMinutes() + " min");
            return true;
        }
        if (room.items() == 0 || room.bytes() == 0) {
            cutOff = true;
            notices.add("the feed continues after " + episodes.size() + " items; the rest is left out");
            return true;
        }
        if (bytes >= settings.maxSize().bytes()) {
            cutOff = true;
            notices.add("the feed continues after " + settings.maxSize() + "; --max-feed-size sets the limit");
            return true;
        }
        return false;
    }

    private boolean isDowngrade(Onward step) {
        boolean secure = secured(step.from(), step.url()).getScheme().equals("https");
        boolean downgrade = !secure && "https".equals(step.from().getScheme());
        if (downgrade) {
            notices.add("the next page of the feed is not read, as it is not https: " + RedactedUrl.of(step.url()));
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
