package org.seedcast.publish.page;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.file.ByteSize;
import org.seedcast.library.Item;
import org.seedcast.library.Release;
import org.seedcast.library.track.Track;
import org.seedcast.library.track.TrackList;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.words.Words;

/** The tracks of a release of several files, and what else is in it, as a template sees them. */
final class ReleasePage {
    private final Item item;
    private final PublicLinks links;
    private final TrackList list;
    private final Words words;

    ReleasePage(Torrent torrent, Words words) {
        this.words = words;
        this.item = torrent.item();
        this.links = torrent.links();
        this.list = TrackList.of(isRelease(item) ? item.release().orElseThrow().tracks() : List.of());
    }

    /** Reports whether {@code item} is a directory of which the files are known. */
    static boolean isRelease(Item item) {
        return item.release()
                .filter(Release::isDirectory)
                .filter(release -> !release.tracks().isEmpty())
                .isPresent();
    }

    int tracks() {
        return list.tracks().size();
    }

    Map<String, Object> variables() {
        List<Track> tracks = list.tracks();
        Optional<Track> first = tracks.stream()
                .filter(track -> links.download(item, track).isPresent())
                .findFirst();
        Map<String, Object> release = new HashMap<>();
        release.put("release", isRelease(item));
        release.put("hasTracks", !tracks.isEmpty());
        release.put("tracks", numbered());
        release.put("hasFiles", !list.others().isEmpty());
        release.put("files", list.others().stream().map(this::file).toList());
        release.put("play", first.map(this::address).orElse(""));
        release.put("playVideo", first.filter(Track::isVideo).isPresent());
        release.put("torrentOnly", !links.isPlain(item));
        return release;
    }

    /** The number that its publisher gave it, where all have one; else its place. */
    private List<Map<String, Object>> numbered() {
        List<Track> tracks = list.tracks();
        boolean told = tracks.stream().allMatch(track -> track.place().isPresent());
        List<Map<String, Object>> numbered = new ArrayList<>();
        for (Track track : tracks) {
            numbered.add(track(track, told ? track.place().getAsInt() : numbered.size() + 1));
        }
        return numbered;
    }

    private Map<String, Object> track(Track track, int number) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("number", number);
        variables.put("title", PageText.title(track.title()));
        variables.put("href", address(track));
        variables.put("time", track.length().map(ReleasePage::clock).orElse(""));
        variables.put(
                "seconds",
                track.length().map(length -> String.valueOf(seconds(length))).orElse(""));
        variables.put("size", words.size(new ByteSize(track.bytes())));
        variables.put("video", track.isVideo());
        return variables;
    }

    private Map<String, Object> file(Track file) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("title", PageText.title(String.join("/", file.path())));
        variables.put("href", address(file));
        variables.put("size", words.size(new ByteSize(file.bytes())));
        return variables;
    }

    private String address(Track track) {
        return links.download(item, track).map(URI::toString).orElse("");
    }

    private static long seconds(Duration length) {
        return (length.toMillis() + 500) / 1000;
    }

    /** {@code 3:07}, {@code 1:02:07}. */
    static String clock(Duration length) {
        long seconds = seconds(length);
        List<String> parts = new ArrayList<>();
        if (seconds >= 3600) {
            parts.add(String.valueOf(seconds / 3600));
            parts.add(two(seconds / 60 % 60));
        } else {
            parts.add(String.valueOf(seconds / 60));
        }
        parts.add(two(seconds % 60));
        return String.join(":", parts);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
