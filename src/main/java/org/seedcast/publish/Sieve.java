package org.seedcast.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seedcast.feed.FeedChannel;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.publish.item.Xml;

/**
 * Finds the episodes that prevent a site, by making one of each alone. Publishers write anything: a broken episode must
 * cost only itself, never the site.
 */
final class Sieve {
    private final Trial trial;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param trial makes a site of what it is given, and throws what it throws */
    Sieve(Trial trial) {
        this.trial = trial;
    }

    /** Makes all of a site, or fails. */
    interface Trial {
        void make(Catalogue catalogue);
    }

    /** Returns the part of {@code catalogue} that a site can be made of. */
    Catalogue sift(Catalogue catalogue) {
        Catalogue sound = withChannel(catalogue);
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : sound.entries()) {
            Optional<Throwable> fault = fault(with(sound, sound.channel(), List.of(entry)));
            if (fault.isPresent()) {
                leftOut.add(new LeftOut(entry.guid().value(), fault.get()));
            } else {
                entries.add(entry);
            }
        }
        return with(sound, sound.channel(), entries);
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Reduces the show to its name if its own data cannot be published. */
    private Catalogue withChannel(Catalogue catalogue) {
        Optional<Throwable> fault = fault(with(catalogue, catalogue.channel(), List.of()));
        if (fault.isEmpty()) {
            return catalogue;
        }
        leftOut.add(new LeftOut("the header of the feed", fault.get()));
        FeedChannel bare = new FeedChannel(
                catalogue.channel().format(),
                Xml.carried(catalogue.channel().title()),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                catalogue.channel().locked(),
                "<channel><title/></channel>");
        return with(catalogue, bare, catalogue.entries());
    }

    private Optional<Throwable> fault(Catalogue part) {
        try {
            trial.make(part);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }

    private static Catalogue with(Catalogue catalogue, FeedChannel channel, List<Entry> entries) {
        return catalogue.with(channel, entries);
    }
}
