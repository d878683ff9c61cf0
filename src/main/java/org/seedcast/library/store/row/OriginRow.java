package org.seedcast.library.store.row;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.torrent.Origin;

/** An origin as the columns of {@code item} have it. */
record OriginRow(String state, @Nullable String url, boolean whole, @Nullable String reason, @Nullable Long copied) {

    static OriginRow of(Origin origin) {
        if (origin instanceof Origin.Stable stable) {
            return new OriginRow("stable", stable.url().toString(), stable.whole(), null, null);
        }
        if (origin instanceof Origin.Dynamic dynamic) {
            return new OriginRow(
                    "dynamic", null, false, dynamic.reason(), dynamic.copied().getEpochSecond());
        }
        return new OriginRow("unproven", null, false, ((Origin.Unproven) origin).reason(), null);
    }

    /** Empty where none was ever asked. */
    static Optional<Origin> read(ResultSet row) throws SQLException {
        String state = row.getString("origin");
        if (state == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (state) {
                    case "stable" ->
                        new Origin.Stable(URI.create(row.getString("origin_url")), row.getBoolean("origin_whole"));
                    case "dynamic" ->
                        new Origin.Dynamic(
                                row.getString("origin_reason"), Instant.ofEpochSecond(row.getLong("origin_copied")));
                    default -> new Origin.Unproven(row.getString("origin_reason"));
                });
    }
}
