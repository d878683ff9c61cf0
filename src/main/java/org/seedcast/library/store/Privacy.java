package org.seedcast.library.store;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.seedcast.address.Authority;
import org.seedcast.address.Secrets;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.read.PrivateAddresses;
import org.seedcast.library.Entry;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.Subscription;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.EntryRows;
import org.seedcast.library.store.row.Settings;

/**
 * Records whether the feed of a library is meant for one subscriber. Once it is, it stays so: what it held is still
 * there.
 */
public final class Privacy {
    /**
     * Version of the rule: it rises when the rule recognises more private feeds, so that each library is examined
     * again, once.
     */
    private static final int RULE = 1;
    /** Limit on hosts: some networks use a new host name for every file. */
    private static final int MOST_HOSTS = 200;

    private final Database database;
    private final Settings settings;
    private final EntryRows entries;

    Privacy(Database database, Settings settings, EntryRows entries) {
        this.database = database;
        this.settings = settings;
        this.entries = entries;
    }

    public boolean isPrivate() throws LibraryUnusable {
        return settings.publishing().privateFeed();
    }

    /** Reports whether an address or element that is kept has a secret in it. */
    public boolean holdsSecrets() throws LibraryUnusable {
        return address().isPresent();
    }

    /** The feed is one, as its operator says. */
    public void keep() throws LibraryUnusable {
        if (!isPrivate()) {
            database.transaction(this::save);
        }
    }

    /**
     * Looks through what earlier versions took in, unless that was done: they knew fewer secrets.
     *
     * @return whether the feed was found to be private just now
     */
    public boolean recognise() throws LibraryUnusable {
        if (settings.privacyRule() >= RULE || settings.feed().isEmpty()) {
            return false; // releases are nobody else's
        }
        boolean found = !isPrivate() && address().isPresent();
        database.transaction(() -> {
            settings.privacyRule(RULE);
            if (found) {
                save();
            }
        });
        return found;
    }

    /**
     * Remembers the hosts of a private feed that no feed names, so that nothing published names them.
     *
     * @param hosts that redirects of it and its files led to, the newest one last
     */
    public void ledTo(List<String> hosts) throws LibraryUnusable {
        Set<String> all = new LinkedHashSet<>(settings.ledTo());
        if (all.containsAll(hosts) || !isPrivate()) {
            return;
        }
        hosts.forEach(all::remove);
        all.addAll(hosts);
        database.transaction(() -> {
            settings.ledTo(
                    all.stream().skip(Math.max(0, all.size() - MOST_HOSTS)).toList());
            settings.publicationDue(true);
        });
    }

    /** Returns those addresses, and the feed's permanent one. */
    Set<String> ledTo() throws LibraryUnusable {
        if (!isPrivate()) {
            return Set.of();
        }
        Set<String> hosts = settings.ledTo();
        settings.subscription().movedTo().map(Authority::hostOf).ifPresent(hosts::add);
        return hosts;
    }

    private void save() throws LibraryUnusable {
        settings.publishing(settings.publishing().ofPrivateFeed());
        settings.publicationDue(true);
    }

    private Optional<String> address() throws LibraryUnusable {
        Subscription subscription = settings.subscription();
        List<Entry> kept = entries.published();
        Stream<String> addresses = Stream.of(
                        subscription.feed().stream(),
                        subscription.movedTo().stream().map(URI::toString),
                        kept.stream()
                                .flatMap(entry -> entry.current().stream())
                                .map(item -> item.enclosure().url().toString()))
                .flatMap(all -> all);
        Stream<String> elements = Stream.concat(
                settings.channel().map(FeedChannel::xml).stream(), kept.stream().map(Entry::xml));
        return addresses
                .filter(address -> Secrets.in(address).any())
                .findFirst()
                .or(() -> PrivateAddresses.inXml(elements));
    }
}
