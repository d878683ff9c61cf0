package org.seedcast.publish.page;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.input.SAXBuilder;
import org.seedcast.file.ByteSize;
import org.seedcast.publish.item.EpisodeDetails;
import org.seedcast.publish.item.MediaType;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PlainText;
import org.seedcast.publish.item.PlayingTime;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.ReleaseTitle;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.notes.NotesBase;
import org.seedcast.publish.notes.ShowNotes;
import org.seedcast.publish.words.Words;

/**
 * A published file as templates and the search index see it. Each has all variables, as a missing one would show that
 * of the show.
 */
final class PageItem {
    /** Characters of the notes in a list of a hundred; the file's own page has all of them. */
    private static final int INDEX_CHARACTERS = 600;

    private final Torrent torrent;
    private final OriginAddresses origin;
    private final Words words;
    private final EpisodeDetails details;

    PageItem(Torrent torrent, OriginAddresses origin, Words words, SAXBuilder parser) {
        this.torrent = torrent;
        this.origin = origin;
        this.words = words;
        this.details = EpisodeDetails.of(torrent.entry(), parser);
    }

    /** @param cover as seen from the page; empty for none */
    Map<String, Object> variables(String cover) {
        String description = description();
        Notes notes = Notes.of(description);
        ShowNotes marked = notes();
        ShowNotes.Cut cut = marked.cut(INDEX_CHARACTERS);
        Map<String, Object> item = new HashMap<>();
        item.put("id", id());
        item.put("title", title());
        item.put("date", torrent.item().published().map(PageText::date).orElse(""));
        item.put("day", day());
        item.put("duration", duration());
        item.put("seconds", seconds());
        item.put("episode", number());
        item.put("people", people());
        item.put("withPeople", !details.people().isEmpty());
        item.put("size", size());
        item.put("bytes", String.valueOf(torrent.state().length()));
        item.put("description", PageText.paragraphs(description));
        item.put("lead", notes.lead());
        item.put("rest", notes.rest());
        item.put("notes", marked.whole());
        item.put("notesLead", cut.lead());
        item.put("notesRest", cut.rest());
        item.put("notesCut", cut.incomplete());
        item.put("more", !cut.rest().isEmpty());
        item.put(
                "copied",
                torrent.copyDate().map(day -> words.text("copied", day)).orElse(""));
        item.put("cover", cover);
        item.put("page", originPage());
        item.put("download", download().orElse(""));
        item.put("video", isVideo());
        item.put("plain", !isPlayed());
        item.put("permalink", permalink());
        item.put("torrent", torrentFile());
        item.put("magnet", torrent.magnet().orElse(""));
        item.putAll(new ReleasePage(torrent, words).variables());
        return item;
    }

    String id() {
        return torrent.state().infoHash().toString();
    }

    /** Returns the page at its publisher; empty for none. */
    String originPage() {
        return origin.without(PageText.web(torrent.entry().link()));
    }

    String title() {
        String title = torrent.item().release().isPresent()
                ? ReleaseTitle.of(torrent.title(), torrent.item().published())
                : torrent.title();
        return PageText.title(origin.without(title));
    }

    Optional<String> date() {
        return torrent.item().published().map(PageText::date);
    }

    String day() {
        return torrent.item().published().map(words::day).orElse("");
    }

    String size() {
        return words.size(new ByteSize(torrent.state().length()));
    }

    /** Returns the description, built at each call: those of thousands of episodes must not be in memory at once. */
    String description() {
        return PageText.lines(origin.without(PlainText.of(torrent.entry().description())));
    }

    private ShowNotes notes() {
        ShowNotes.Times times = isPlayed() && download().isPresent()
                ? new ShowNotes.Times.Within(playingTime().map(PlayingTime::length))
                : new ShowNotes.Times.None();
        return ShowNotes.of(
                torrent.entry().description(),
                new ShowNotes.Terms(origin::without, NotesBase.of(torrent.entry()), times));
    }

    /** Returns the time; empty also if an episode has several files, as it is unknown which one plays so long. */
    Optional<PlayingTime> playingTime() {
        Optional<PlayingTime> released = torrent.item().release().flatMap(PlayingTime::of);
        if (released.isPresent()) {
            return released;
        }
        boolean alone = List.of(torrent.item()).equals(torrent.entry().current());
        return alone ? details.time() : Optional.empty();
    }

    /** Returns {@code S2 E7}. */
    String number() {
        return details.numbering().words();
    }

    /** Returns names and roles. */
    List<Map<String, Object>> people() {
        return details.people().stream()
                .map(person -> Map.<String, Object>of(
                        "name", PageText.title(origin.without(person.name())),
                        "role", PageText.title(origin.without(person.role())),
                        "href", origin.without(PageText.web(person.link()))))
                .toList();
    }

    /** Returns what is searched beside title and text. */
    String also() {
        List<String> words = new ArrayList<>(List.of(number()));
        details.people().forEach(person -> words.add(PageText.title(origin.without(person.name()))));
        return String.join(" ", words).strip();
    }

    String duration() {
        return playingTime().map(PlayingTime::length).map(words::length).orElse("");
    }

    /** Returns the duration for the player, which has not loaded the file yet. */
    String seconds() {
        return playingTime()
                .map(PlayingTime::length)
                .map(Duration::toSeconds)
                .map(String::valueOf)
                .orElse("");
    }

    Optional<String> download() {
        return torrent.links().download(torrent.item()).map(URI::toString);
    }

    boolean isPlayed() {
        return MediaType.isPlayed(torrent.item());
    }

    boolean isVideo() {
        return MediaType.isVideo(torrent.item());
    }

    /** Returns its own page. */
    String permalink() {
        return PublicLinks.pagePath(torrent.item());
    }

    /** Returns the number of tracks of a release of several files; 0 for any other item. */
    int tracks() {
        return new ReleasePage(torrent, words).tracks();
    }

    String torrentFile() {
        return PublicLinks.torrentPath(torrent.item());
    }
}
