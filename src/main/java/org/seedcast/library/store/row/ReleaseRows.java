package org.seedcast.library.store.row;

import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Guid;
import org.seedcast.library.Item;
import org.seedcast.library.KnownRelease;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.NewRelease;
import org.seedcast.library.Release;
import org.seedcast.library.track.Track;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Sha256;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.InvalidBencode;

/** The rows of {@code release}. A release is known by its info-hash: the same files are the same release. */
public final class ReleaseRows {
    private static final String GUID = "urn:btih:";

    private final Database database;

    public ReleaseRows(Database database) {
        this.database = database;
    }

    public static Guid guid(NewRelease release) {
        return guid(release.torrent().infoHash());
    }

    public static Guid guid(InfoHash infoHash) {
        return new Guid(GUID + infoHash);
    }

    /**
     * Saves {@code fresh}, or the parts that may have changed if it is there already; also one that was retired.
     *
     * @return whether it is new
     */
    public boolean save(NewRelease fresh, Layout layout) throws LibraryUnusable {
        String guid = guid(fresh).value();
        Optional<Long> known =
                database.all("SELECT id FROM episode WHERE guid = ?", row -> row.getLong(1), guid).stream()
                        .findFirst();
        long episode = known.isPresent() ? known.get() : insertEpisode(guid, fresh);
        long item = known.isPresent()
                ? database.one("SELECT id FROM item WHERE episode = ?", row -> row.getLong(1), episode)
                : insertItem(episode, fresh, layout);
        update(item, fresh);
        database.update(
                "UPDATE episode SET title = ?, published = ?, description = ? WHERE id = ?",
                fresh.title(),
                seconds(fresh),
                fresh.description(),
                episode);
        database.update("UPDATE episode SET retired = NULL WHERE id = ?", episode);
        database.update("UPDATE item SET retired = NULL, leftover = NULL WHERE id = ?", item);
        return known.isEmpty();
    }

    private long insertEpisode(String guid, NewRelease fresh) throws LibraryUnusable {
        database.update(
                "INSERT INTO episode (guid, title, published, description, xml) VALUES (?, ?, ?, ?, '')",
                guid,
                fresh.title(),
                seconds(fresh),
                fresh.description());
        return database.one("SELECT last_insert_rowid()", row -> row.getLong(1));
    }

    private static @Nullable Long seconds(NewRelease fresh) {
        return fresh.published().map(date -> date.getEpochSecond()).orElse(null);
    }

    private long insertItem(long episode, NewRelease fresh, Layout layout) throws LibraryUnusable {
        String url = fresh.release().data(layout).toUri().toString();
        database.update(
                "INSERT INTO item (episode, canonical_url, url, file, state) VALUES (?, ?, ?, ?, 'published')",
                episode,
                url,
                url,
                freeName(fresh, layout));
        return database.one("SELECT last_insert_rowid()", row -> row.getLong(1));
    }

    private void update(long item, NewRelease fresh) throws LibraryUnusable {
        Release release = fresh.release();
        byte[] torrent = fresh.torrent().toBytes();
        database.update(
                "UPDATE item SET length = ?, sha256 = ?, modified_nanos = ?, inode = ?, info_hash = ?, torrent_length = ? WHERE id = ?",
                fresh.torrent().info().content().length(),
                fresh.sha256().map(Sha256::bytes).orElse(null),
                fresh.stamp().modifiedNanos(),
                fresh.stamp().inode(),
                fresh.torrent().infoHash().bytes(),
                torrent.length,
                item);
        database.update(
                """
                INSERT OR REPLACE INTO release (item, name, path, directory, trackers, web_seeds, cover, number, torrent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                item,
                release.name(),
                release.path().toString(),
                release.isDirectory() ? 1 : 0,
                Settings.text(release.trackers()),
                lines(release.webSeeds()),
                release.cover().orElse(null),
                release.number().isPresent() ? release.number().getAsInt() : null,
                torrent);
    }

    /** Returns the file name of a release's item. */
    public String fileName(Guid release) throws LibraryUnusable {
        return database.one(
                "SELECT item.file FROM item JOIN episode ON episode.id = item.episode WHERE episode.guid = ?",
                row -> row.getString(1),
                release.value());
    }

    /** The .torrent as it was made. */
    public byte[] torrent(Item item) throws LibraryUnusable {
        return database.one("SELECT torrent FROM release WHERE item = ?", row -> row.getBytes(1), item.id());
    }

    /** The release of that guid as an earlier run left it; also one that was retired. */
    public Optional<KnownRelease> known(Guid guid) throws LibraryUnusable {
        String sql =
                """
                SELECT episode.title, episode.published, episode.description, release.cover, release.number
                FROM episode JOIN item ON item.episode = episode.id JOIN release ON release.item = item.id
                WHERE episode.guid = ?
                """;
        return database.all(sql, ReleaseRows::known, guid.value()).stream().findFirst();
    }

    private static KnownRelease known(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        return new KnownRelease(
                row.getString("title"),
                ItemRow.instant(row, "published"),
                row.getString("description"),
                Optional.ofNullable(row.getString("cover")),
                number > 0 ? OptionalInt.of(number) : OptionalInt.empty());
    }

    /** Reports whether there are releases whose tracks nobody has read yet. */
    public boolean lackTracks() throws LibraryUnusable {
        return database.one("SELECT count(*) FROM release WHERE tracks IS NULL", row -> row.getInt(1)) > 0;
    }

    public void saveTracks(Item item, List<Track> tracks) throws LibraryUnusable {
        database.update("UPDATE release SET tracks = ? WHERE item = ?", TrackCode.encode(tracks), item.id());
    }

    public void removeWebSeed(Item item, URI webSeed) throws LibraryUnusable {
        List<URI> left = item.release().map(Release::webSeeds).orElse(List.of()).stream()
                .filter(one -> !one.equals(webSeed))
                .toList();
        database.update("UPDATE release SET web_seeds = ? WHERE item = ?", lines(left), item.id());
    }

    private static String lines(List<URI> uris) {
        return String.join("\n", uris.stream().map(URI::toString).toList());
    }

    /** The name of its .torrent, which no other item has: that of the torrent, if that is free and fits. */
    private String freeName(NewRelease fresh, Layout layout) throws LibraryUnusable {
        Set<String> taken =
                new HashSet<>(database.all("SELECT file FROM item WHERE file IS NOT NULL", row -> row.getString(1)
                        .toLowerCase(Locale.ROOT)));
        TakenNames files = new TakenNames(layout);
        return ReleaseName.of(
                fresh.release().name(),
                fresh.torrent().infoHash(),
                name -> taken.contains(name.toLowerCase(Locale.ROOT)) || files.byRelease(name, fresh));
    }

    /** Empty for an item of a feed. */
    static Optional<Release> release(ResultSet row) throws SQLException {
        @Nullable String path = row.getString("release_path");
        if (path == null) {
            return Optional.empty();
        }
        return Optional.of(new Release(
                row.getString("release_name"),
                Path.of(path),
                row.getBoolean("release_directory"),
                Settings.trackers(row.getString("release_trackers")),
                uris(row.getString("release_web_seeds")),
                Optional.ofNullable(row.getString("release_cover")),
                row.getBoolean("release_private"),
                loneFile(row.getBytes("release_files")),
                number(row),
                TrackCode.decode(row.getBytes("release_tracks"))));
    }

    private static OptionalInt number(ResultSet row) throws SQLException {
        int number = row.getInt("release_number");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** @param files the first bytes of the list of files: of a longer one the end is missing */
    private static List<String> loneFile(byte @Nullable [] files) {
        try {
            return files != null
                            && BencodeReader.readFirst(files) instanceof BList list
                            && list.values().size() == 1
                            && list.values().get(0) instanceof BDictionary file
                    ? path(file)
                    : List.of();
        } catch (InvalidBencode e) {
            return List.of();
        }
    }

    private static List<String> path(BDictionary file) {
        return file.list("path").map(BList::values).orElse(List.of()).stream()
                .map(part -> part instanceof BString text ? text.text() : "")
                .toList();
    }

    private static List<URI> uris(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(URI::create)
                .toList();
    }
}
