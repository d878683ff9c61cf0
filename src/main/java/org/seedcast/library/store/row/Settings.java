package org.seedcast.library.store.row;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Validators;
import org.seedcast.feed.item.Essence;
import org.seedcast.library.Category;
import org.seedcast.library.CoverFetch;
import org.seedcast.library.Hooks;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.Listing;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.ReadFeed;
import org.seedcast.library.ReadingTerms;
import org.seedcast.library.Show;
import org.seedcast.library.Subscription;
import org.seedcast.torrent.AnnounceList;

/** The rows of {@code setting}, typed. */
public final class Settings {
    private final Database database;

    public Settings(Database database) {
        this.database = database;
    }

    public Optional<String> feed() throws LibraryUnusable {
        return Optional.ofNullable(rows().get("feed"));
    }

    public void feed(String location) throws LibraryUnusable {
        put("feed", location);
    }

    public Subscription subscription() throws LibraryUnusable {
        Map<String, String> rows = rows();
        String firstPage = rows.get("feed.first-page");
        return new Subscription(
                Optional.ofNullable(rows.get("feed")),
                uri(rows.get("feed.moved-to")),
                new Validators(Optional.ofNullable(rows.get("etag")), Optional.ofNullable(rows.get("last-modified"))),
                new ReadingTerms(
                        Boolean.parseBoolean(rows.get("feed.alternates")),
                        Optional.ofNullable(rows.get("feed.limit")).map(ReadingTerms.Limit::parse)),
                ReadExtent.valueOf(rows.getOrDefault("feed.reach", ReadExtent.WHOLE.name())),
                firstPage == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(firstPage)),
                Optional.ofNullable(rows.get("feed.gone")).map(Instant::parse));
    }

    /** Stores the subscription; a feed that was read is not gone. */
    public void subscription(ReadFeed read) throws LibraryUnusable {
        Validators validators = read.reach() == ReadExtent.BROKEN_OFF ? Validators.NONE : read.validators();
        put("feed", read.location());
        put("feed.moved-to", read.movedTo().map(URI::toString).orElse(null));
        put("etag", validators.etag().orElse(null));
        put("last-modified", validators.lastModified().orElse(null));
        put("feed.alternates", Boolean.toString(read.terms().alternates()));
        put("feed.limit", read.terms().limit().map(ReadingTerms.Limit::text).orElse(null));
        put("feed.reach", read.reach().name());
        put("feed.first-page", Integer.toString(read.firstPage()));
        put("feed.gone", null);
    }

    public void movedTo(URI address) throws LibraryUnusable {
        put("feed.moved-to", address.toString());
    }

    public void gone(Instant since) throws LibraryUnusable {
        put("feed.gone", since.toString());
    }

    public boolean isFeedOutside() throws LibraryUnusable {
        return rows().containsKey("feed.outside");
    }

    public void feedOutside(boolean outside) throws LibraryUnusable {
        put("feed.outside", outside ? Boolean.toString(true) : null);
    }

    public PublishingSettings publishing() throws LibraryUnusable {
        Map<String, String> rows = rows();
        try {
            return publishing(rows);
        } catch (RuntimeException e) {
            throw database.damaged("how it is published", e);
        }
    }

    private static PublishingSettings publishing(Map<String, String> rows) {
        return new PublishingSettings(
                typed(rows.get("base-url")),
                typed(rows.get("media-url")),
                trackers(rows.getOrDefault("trackers", "")),
                Boolean.parseBoolean(rows.get("own")),
                Boolean.parseBoolean(rows.get("web-seed-origin")),
                Optional.ofNullable(rows.get("template")).map(Path::of),
                new Show(
                        Optional.ofNullable(rows.get("show.title")),
                        Optional.ofNullable(rows.get("show.author")),
                        Optional.ofNullable(rows.get("show.language")),
                        Optional.ofNullable(rows.get("show.image")),
                        Optional.ofNullable(rows.get("show.license")),
                        listing(rows)),
                new Hooks(
                        typed(rows.get("hook.websub")),
                        typed(rows.get("hook.url")),
                        Hooks.command(rows.getOrDefault("hook.command", ""))),
                Boolean.parseBoolean(rows.get("feed.private")));
    }

    private static Listing listing(Map<String, String> rows) {
        return new Listing(
                Optional.ofNullable(rows.get("show.description")),
                typed(rows.get("show.link")),
                Optional.ofNullable(rows.get("show.category")).map(Category::parse),
                Optional.ofNullable(rows.get("show.explicit")).map(Boolean::valueOf),
                Optional.ofNullable(rows.get("show.email")));
    }

    private void listing(Listing listing) throws LibraryUnusable {
        put("show.description", listing.description().orElse(null));
        put("show.link", listing.link().map(URI::toString).orElse(null));
        put("show.category", listing.category().map(Category::toString).orElse(null));
        put("show.explicit", listing.explicit().map(String::valueOf).orElse(null));
        put("show.email", listing.email().orElse(null));
    }

    public void publishing(PublishingSettings settings) throws LibraryUnusable {
        put("base-url", settings.baseUrl().map(URI::toString).orElse(null));
        put("media-url", settings.mediaUrl().map(URI::toString).orElse(null));
        put("trackers", text(settings.trackers()));
        put("own", Boolean.toString(settings.own()));
        put("web-seed-origin", Boolean.toString(settings.webSeedOrigin()));
        put("template", settings.template().map(Path::toString).orElse(null));
        put("show.title", settings.show().title().orElse(null));
        put("show.author", settings.show().author().orElse(null));
        put("show.language", settings.show().language().orElse(null));
        put("show.image", settings.show().image().orElse(null));
        put("show.license", settings.show().license().orElse(null));
        listing(settings.show().listing());
        put("hook.websub", settings.hooks().hub().map(URI::toString).orElse(null));
        put("hook.url", settings.hooks().url().map(URI::toString).orElse(null));
        put("hook.command", settings.hooks().commandText());
        put("feed.private", settings.privateFeed() ? Boolean.toString(true) : null);
    }

    /** The newest rule by which the library was looked through for secrets; 0 before the first. */
    public int privacyRule() throws LibraryUnusable {
        return Integer.parseInt(rows().getOrDefault("feed.privacy-rule", "0"));
    }

    public void privacyRule(int rule) throws LibraryUnusable {
        put("feed.privacy-rule", Integer.toString(rule));
    }

    /** The hosts that redirects of a private feed led to, the newest one last. */
    public Set<String> ledTo() throws LibraryUnusable {
        return rows().getOrDefault("feed.led-to", "").lines().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public void ledTo(Collection<String> hosts) throws LibraryUnusable {
        put("feed.led-to", String.join("\n", hosts)); // none has a line break
    }

    OptionalInt sitePages() throws LibraryUnusable {
        String pages = rows().get("site.pages");
        return pages == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(pages));
    }

    void sitePages(int pages) throws LibraryUnusable {
        put("site.pages", Integer.toString(pages));
    }

    public Optional<CoverFetch> cover() throws LibraryUnusable {
        Map<String, String> rows = rows();
        return uri(rows.get("cover.url"))
                .map(url -> new CoverFetch(
                        url, Optional.ofNullable(rows.get("cover.failed")).map(Instant::parse)));
    }

    public void cover(CoverFetch fetch) throws LibraryUnusable {
        put("cover.url", fetch.url().toString());
        put("cover.failed", fetch.failed().map(Instant::toString).orElse(null));
    }

    /** Marks the show as the publisher's own: what was added by hand is nobody else's show. */
    public void own() throws LibraryUnusable {
        put("own", Boolean.toString(true));
    }

    /** Reports whether the library holds more than was published. */
    boolean isPublicationDue() throws LibraryUnusable {
        return rows().containsKey("publication-due");
    }

    public void publicationDue(boolean due) throws LibraryUnusable {
        put("publication-due", due ? Boolean.toString(true) : null);
    }

    /** Empty until a feed was merged. */
    public Optional<FeedChannel> channel() throws LibraryUnusable {
        Map<String, String> rows = rows();
        if (!rows.containsKey("channel.xml")) {
            return Optional.empty();
        }
        return Optional.of(new FeedChannel(
                rows.getOrDefault("channel.format", ""),
                rows.getOrDefault("channel.title", ""),
                uri(rows.get("channel.link")),
                rows.getOrDefault("channel.description", ""),
                Optional.ofNullable(rows.get("channel.language")),
                uri(rows.get("channel.image")),
                Optional.ofNullable(rows.get("channel.author")),
                Optional.ofNullable(rows.get("channel.license")),
                Boolean.parseBoolean(rows.get("channel.locked")),
                rows.getOrDefault("channel.xml", "")));
    }

    /**
     * Stores {@code channel} if it says anything new.
     *
     * @return the channel, if only its bytes can tell if the picture is new
     */
    public Optional<FeedChannel> news(FeedChannel channel) throws LibraryUnusable {
        Optional<FeedChannel> stored = channel();
        if (stored.filter(known -> new Essence().isSame(known, channel)).isEmpty()) {
            channel(channel);
            return Optional.empty();
        }
        return stored.get().image().equals(channel.image()) ? Optional.empty() : Optional.of(channel);
    }

    public void channel(FeedChannel channel) throws LibraryUnusable {
        put("channel.format", channel.format());
        put("channel.title", channel.title());
        put("channel.link", channel.link().map(URI::toString).orElse(null));
        put("channel.description", channel.description());
        put("channel.language", channel.language().orElse(null));
        put("channel.image", channel.image().map(URI::toString).orElse(null));
        put("channel.author", channel.author().orElse(null));
        put("channel.license", channel.license().orElse(null));
        put("channel.locked", Boolean.toString(channel.locked()));
        put("channel.xml", channel.xml());
    }

    private Map<String, String> rows() throws LibraryUnusable {
        Map<String, String> rows = new HashMap<>();
        database.all("SELECT name, value FROM setting", row -> rows.put(row.getString(1), row.getString(2)));
        return rows;
    }

    private void put(String name, @Nullable String value) throws LibraryUnusable {
        if (value == null) {
            database.update("DELETE FROM setting WHERE name = ?", name);
        } else {
            database.update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value);
        }
    }

    /** An address that a feed named: one that makes no sense is as good as none. */
    private static Optional<URI> uri(@Nullable String text) {
        return ItemRow.address(text);
    }

    private static Optional<URI> typed(@Nullable String text) {
        return Optional.ofNullable(text).map(URI::create);
    }

    /** A tier a line, its trackers apart by blanks: neither can stand in a URL. */
    static String text(AnnounceList trackers) {
        List<String> tiers = new ArrayList<>();
        for (List<URI> tier : trackers.tiers()) {
            tiers.add(String.join(" ", tier.stream().map(URI::toString).toList()));
        }
        return String.join("\n", tiers);
    }

    static AnnounceList trackers(String text) {
        return AnnounceList.of(text.lines()
                .map(tier -> Arrays.stream(tier.split(" ", -1)).map(URI::create).toList())
                .toList());
    }
}
