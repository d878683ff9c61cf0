package org.seedcast.library.store.row;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Validators;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;
import org.seedcast.library.Provenance;
import org.seedcast.library.Revision;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Pieces;
import org.seedcast.torrent.Sha256;

/** Reads a row of {@code item}; nullable columns end here. */
public final class ItemRow {
    private static final URI NOWHERE = URI.create("urn:unreadable-address");

    private ItemRow() {}

    /** One row that was damaged keeps none of the others from being read. */
    static Item item(ResultSet row) throws SQLException {
        String file = row.getString("file");
        try {
            return sound(row, file);
        } catch (RuntimeException e) {
            String reason = "its row in the library cannot be read: " + SeedcastException.reason(e);
            return new Item(
                    row.getLong("id"),
                    row.getLong("episode"),
                    new Guid(row.getString("guid")),
                    row.getString("title"),
                    Optional.empty(),
                    enclosure(row),
                    isFileName(file) ? file : "",
                    isFileName(file),
                    new EpisodeState.Unusable(reason),
                    Provenance.FEED);
        }
    }

    private static boolean isFileName(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && !text.startsWith(".")
                && text.indexOf('/') < 0
                && text.indexOf('\0') < 0;
    }

    /** An item as its row has it; without a frozen name the file name is empty, see {@link FileNames}. */
    private static Item sound(ResultSet row, @Nullable String file) throws SQLException {
        if (file != null && !isFileName(file)) {
            throw new IllegalArgumentException("its file has no name");
        }
        if (address(row.getString("url")).isEmpty()) {
            throw new IllegalArgumentException("its address is none");
        }
        // What was replaced keeps the title that it had: the new one is of other bytes.
        @Nullable String formerTitle = row.getBoolean("superseded") ? row.getString("former_title") : null;
        return new Item(
                row.getLong("id"),
                row.getLong("episode"),
                new Guid(row.getString("guid")),
                formerTitle == null ? row.getString("title") : formerTitle,
                instant(row, formerTitle == null ? "published" : "former_published"),
                enclosure(row),
                file == null ? "" : file,
                file != null,
                state(row),
                new Provenance(revision(row), OriginRow.read(row), ReleaseRows.release(row)));
    }

    private static Revision revision(ResultSet row) throws SQLException {
        Validators validators = new Validators(
                Optional.ofNullable(row.getString("etag")), Optional.ofNullable(row.getString("last_modified")));
        return new Revision(
                row.getInt("revision"), row.getBoolean("superseded"), row.getBoolean("changed"), validators);
    }

    /**
     * Returns the enclosure; a senseless address is replaced by one that leads nowhere, until the feed has a better
     * one.
     */
    static Enclosure enclosure(ResultSet row) throws SQLException {
        return new Enclosure(
                address(row.getString("url")).orElse(NOWHERE),
                Optional.ofNullable(row.getString("type")),
                declaredLength(row),
                row.getBoolean("rendition"));
    }

    private static EpisodeState state(ResultSet row) throws SQLException {
        if (instant(row, "retired").isPresent()) {
            return Retirement.state(row);
        }
        return switch (row.getString("state")) {
            case "published" -> published(row);
            case "downloaded" -> new EpisodeState.Downloaded(contentHashes(row), stamp(row));
            default -> new EpisodeState.Discovered(failure(row));
        };
    }

    /** Reads the published state, also of an item that was retired since. */
    public static EpisodeState.Published published(ResultSet row) throws SQLException {
        return new EpisodeState.Published(
                row.getLong("length"),
                Optional.ofNullable(row.getBytes("sha256")).map(Sha256::of),
                stamp(row),
                InfoHash.of(row.getBytes("info_hash")),
                row.getLong("torrent_length"));
    }

    static ContentHashes contentHashes(ResultSet row) throws SQLException {
        return new ContentHashes(
                row.getLong("length"),
                new PieceLength(row.getInt("piece_length")),
                Pieces.of(row.getBytes("sha1s")),
                Sha256.of(row.getBytes("sha256")));
    }

    private static FileStamp stamp(ResultSet row) throws SQLException {
        return new FileStamp(row.getLong("length"), row.getLong("modified_nanos"), row.getLong("inode"));
    }

    private static Optional<EpisodeState.Failure> failure(ResultSet row) throws SQLException {
        String reason = row.getString("failure");
        return reason == null
                ? Optional.empty()
                : Optional.of(new EpisodeState.Failure(
                        row.getInt("attempts"), Instant.ofEpochSecond(row.getLong("failed_at")), reason));
    }

    private static OptionalLong declaredLength(ResultSet row) throws SQLException {
        long length = row.getLong("declared_length");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** Empty for what is no address. */
    static Optional<URI> address(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(URI::create).filter(URI::isAbsolute);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nobody could go there
        }
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        boolean sensible = seconds > Instant.MIN.getEpochSecond() && seconds < Instant.MAX.getEpochSecond();
        return row.wasNull() || !sensible ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
