package org.seedcast.publish.companion;

import java.util.List;
import java.util.Optional;
import org.seedcast.publish.item.Torrent;

/** Knows what the site has beside each file. */
public interface Besides {
    /** For a site without any. */
    Besides NONE = new Besides() {
        @Override
        public List<SiteFile> files(Torrent torrent) {
            return List.of();
        }

        @Override
        public Optional<SiteFile> picture(Torrent torrent) {
            return Optional.empty();
        }

        @Override
        public List<Chapter> chapters(Torrent torrent) {
            return List.of();
        }
    };

    /** The files of the site that are beside that of {@code torrent}. */
    List<SiteFile> files(Torrent torrent);

    /** The picture of the episode. */
    Optional<SiteFile> picture(Torrent torrent);

    /** The chapters that a list shows. */
    List<Chapter> chapters(Torrent torrent);
}
