package org.seedcast.library.store;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.NewRelease;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.FeedRows;
import org.seedcast.library.store.row.ItemRows;
import org.seedcast.library.store.row.StoredEpisode.Told;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.InfoHash;

/** Takes files whose .torrents are published into a library that has forgotten them. */
public final class Adoption {
    private final Library library;
    private final Database database;
    private final Set<InfoHash> known = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Item> byName = new HashMap<>();
    private final Map<Guid, List<Item>> byGuid = new HashMap<>();

    Adoption(Library library, Database database) {
        this.library = library;
        this.database = database;
    }

    /**
     * A file as it is published.
     *
     * @param fileName in {@code media/}, with which its .torrent is named, too
     * @param guid of its episode, as far as a feed tells
     * @param title of the episode
     * @param address where it can be fetched
     */
    public record File(
            String fileName,
            Optional<Guid> guid,
            String title,
            Optional<Instant> published,
            Optional<URI> page,
            Enclosure address) {}

    /** Learns what the library knows by now. */
    public void begin() throws LibraryUnusable {
        for (Item item : library.items().all()) {
            if (item.state() instanceof Published published) {
                known.add(published.infoHash());
                names.add(item.fileName());
            } else if (item.state() instanceof Retired retired) {
                retired.infoHash().ifPresent(known::add);
            } else if (item.state() instanceof Discovered && !item.enclosure().rendition()) {
                byName.put(item.fileName(), item);
                byGuid.computeIfAbsent(item.guid(), any -> new ArrayList<>()).add(item);
            }
        }
    }

    /** Reports whether the library has it, or had it and took it down. */
    public boolean knows(InfoHash infoHash) {
        return known.contains(infoHash);
    }

    /** Takes {@code file}, which has these hashes, over as published: by its guid, else by its name, else by itself. */
    public void adopt(File file, ContentHashes hashes, FileStamp stamp, InfoHash infoHash, long torrentLength)
            throws LibraryUnusable {
        database.transaction(() -> {
            Item item = item(file, infoHash).named(file.fileName());
            new ItemRows(database).freeze(item);
            new ItemRows(database).save(item, new Downloaded(hashes, stamp));
            new ItemRows(database)
                    .save(
                            item,
                            new Published(
                                    hashes.length(), Optional.of(hashes.sha256()), stamp, infoHash, torrentLength));
        });
        known.add(infoHash);
    }

    /** Takes a release over, under the name that its .torrent has. */
    public void adopt(NewRelease release, String fileName) throws LibraryUnusable {
        String name = library.releases().add(release, library.channel().orElseThrow());
        if (!name.equals(fileName) && !names.contains(fileName)) {
            database.update("UPDATE item SET file = ? WHERE file = ?", fileName, name);
        }
        names.add(fileName);
        known.add(release.torrent().infoHash());
    }

    private Item item(File file, InfoHash infoHash) throws LibraryUnusable {
        List<Item> ofGuid =
                file.guid().map(guid -> byGuid.getOrDefault(guid, List.of())).orElse(List.of());
        Item named = byName.get(file.fileName());
        Optional<Item> found = named != null && (ofGuid.isEmpty() || ofGuid.contains(named))
                ? Optional.of(named)
                : ofGuid.stream().findFirst();
        if (found.isPresent()) {
            byName.values().remove(found.get());
            byGuid.getOrDefault(found.get().guid(), new ArrayList<>()).remove(found.get());
            return found.get();
        }
        return added(file, infoHash);
    }

    /** Adds an item; one that is in no feed any more has its info-hash as guid until a feed lists it again. */
    private Item added(File file, InfoHash infoHash) throws LibraryUnusable {
        Guid guid = file.guid().orElseGet(() -> Foundlings.guid(infoHash));
        FeedRows rows = new FeedRows(database, Instant.EPOCH);
        Optional<Long> there =
                database.all("SELECT id FROM episode WHERE guid = ?", row -> row.getLong(1), guid.value()).stream()
                        .findFirst();
        long episode = there.isPresent()
                ? there.get()
                : rows.insert(
                        guid,
                        guid,
                        new Told(file.title(), file.published(), file.page().map(URI::toString), "", xml(file, guid)));
        database.update(
                "INSERT INTO item (episode, canonical_url, url, type, superseded) VALUES (?, ?, ?, ?, ("
                        + "SELECT count(*) > 0 FROM item WHERE episode = ? AND canonical_url = ? AND NOT superseded))",
                episode,
                file.address().canonicalUrl(),
                file.address().url().toString(),
                file.address().type().orElse(null),
                episode,
                file.address().canonicalUrl());
        long id = database.one("SELECT last_insert_rowid()", row -> row.getLong(1));
        return new Item(
                id,
                episode,
                guid,
                file.title(),
                file.published(),
                file.address(),
                file.fileName(),
                true,
                new Discovered(Optional.empty()));
    }

    private static String xml(File file, Guid guid) {
        return "<item><title>" + escaped(file.title()) + "</title><guid isPermaLink=\"false\">" + escaped(guid.value())
                + "</guid></item>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .chars()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
