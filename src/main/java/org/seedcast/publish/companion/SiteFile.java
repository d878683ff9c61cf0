package org.seedcast.publish.companion;

import org.seedcast.library.Item;
import org.seedcast.publish.companion.Companion.Kind;
import org.seedcast.publish.item.PublicLinks;

/**
 * A companion as it is in the site.
 *
 * @param name its path in the site
 * @param type as which it is served
 */
public record SiteFile(Companion companion, String name, String type) {

    /** The name of a smaller form of a picture. */
    public String small() {
        return name.substring(0, name.lastIndexOf('.')) + ".small" + name.substring(name.lastIndexOf('.'));
    }

    /** The path in the site: the name of the .torrent, with the language of a transcript. */
    public static String name(Item item, Companion companion, String extension) {
        if (companion.kind() == Kind.PICTURE) {
            return PublicLinks.COVERS + "/" + item.fileName() + "." + extension;
        }
        if (companion.kind() == Kind.CHAPTERS) {
            return PublicLinks.CHAPTERS + "/" + item.fileName() + ".json";
        }
        String language = companion.language().map(tag -> "." + tag).orElse("");
        return PublicLinks.TRANSCRIPTS + "/" + item.fileName() + language + "." + extension;
    }
}
