package org.seedcast.publish.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Links;
import org.seedcast.file.Listing;
import org.seedcast.file.Presence;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.PublicLinks;

/**
 * The files beside the pages: style, script and icon, ours or the user's, and whatever else the user's template
 * contains.
 */
public final class Assets {
    public static final List<String> OURS =
            List.of("feed.css", "find.js", "icon.svg", "page.js", "player.js", "share.js", "style.css");
    private static final ByteSize LARGEST = new ByteSize(16L << 20);

    /** Files and folders that are written from the library. */
    private static final Set<String> TAKEN = Set.of(
            TorrentFeed.NAME,
            TorrentFeed.ALL,
            PodcastFeed.NAME,
            SearchIndex.NAME,
            PageShow.COVER,
            PublicLinks.COVERS,
            PublicLinks.ITEMS,
            PublicLinks.CHAPTERS,
            PublicLinks.TRANSCRIPTS,
            "stats.json",
            "torrents");

    private Assets() {}

    /** Each with its path below the site, with slashes. */
    public static Map<String, byte[]> of(Optional<Path> template) throws TemplateBroken {
        Map<String, byte[]> assets = new TreeMap<>();
        for (String name : OURS) {
            assets.put(name, OwnFiles.bytes(name));
        }
        if (template.isPresent()) {
            assets.putAll(in(template.get()));
        }
        return assets;
    }

    private static Map<String, byte[]> in(Path folder) throws TemplateBroken {
        Map<String, byte[]> assets = new TreeMap<>();
        try {
            if (!Presence.isDirectory(folder)) {
                String hint = "name a directory that holds page.html, style.css or page.js, or give --no-template";
                throw TemplateBroken.of(folder, "there is no such directory", hint, null);
            }
            for (Path file : Listing.below(folder)) {
                Path relative = folder.relativize(file);
                if (Presence.isFile(file) && !isHidden(relative) && !Templates.NAMES.contains(relative.toString())) {
                    assets.put(name(relative, file), bytes(file));
                }
            }
        } catch (IOException e) {
            throw TemplateBroken.unreadable(folder, e);
        }
        return assets;
    }

    /** Reports whether a file is one that version control or a desktop leaves in a folder, not meant for visitors. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String name(Path relative, Path file) throws TemplateBroken {
        String name = relative.toString().replace('\\', '/');
        if (TAKEN.contains(relative.getName(0).toString()) || Page.isName(name) || name.contains("\n")) {
            throw TemplateBroken.of(file, "the site has a file of that name from the library", "rename it", null);
        }
        return name;
    }

    private static byte[] bytes(Path file) throws IOException, TemplateBroken {
        Links.require(file);
        if (Files.size(file) > LARGEST.bytes()) {
            String hint = "copy it to the server some other way";
            throw TemplateBroken.of(file, "it is larger than " + LARGEST, hint, null);
        }
        return Files.readAllBytes(file);
    }
}
