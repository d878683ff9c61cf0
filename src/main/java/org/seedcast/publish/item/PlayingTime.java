package org.seedcast.publish.item;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.seedcast.library.Release;
import org.seedcast.library.track.Track;
import org.seedcast.library.track.TrackList;

/** The playing time of an episode according to its feed ({@code itunes:duration}). */
public record PlayingTime(Duration length) {
    /** Seconds, or minutes and seconds, or hours as well; some hosts write fractions. */
    private static final Pattern CLOCK = Pattern.compile("(?:(?:(\\d{1,2}):)?(\\d{1,4}):)?(\\d{1,6})(?:\\.\\d*)?");

    private static final Duration LONGEST = Duration.ofHours(100);

    /** Empty where the feed says nothing, or nothing that can be true. */
    static Optional<PlayingTime> of(Element item) {
        return item.getChildren().stream()
                .filter(PlayingTime::isDuration)
                .flatMap(element -> parse(element.getTextTrim()).stream())
                .findFirst();
    }

    /** All tracks of a release together; empty unless the length of each is known. */
    public static Optional<PlayingTime> of(Release release) {
        List<Track> tracks = TrackList.of(release.tracks()).tracks();
        if (tracks.isEmpty()
                || !tracks.stream().allMatch(track -> track.length().isPresent())) {
            return Optional.empty();
        }
        Duration sum = tracks.stream().flatMap(track -> track.length().stream()).reduce(Duration.ZERO, Duration::plus);
        return Optional.of(new PlayingTime(sum));
    }

    /** The namespace is written in several ways. */
    private static boolean isDuration(Element element) {
        return element.getName().equalsIgnoreCase("duration")
                && element.getNamespaceURI().toLowerCase(Locale.ROOT).contains("itunes");
    }

    static Optional<PlayingTime> parse(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (!clock.matches()) {
            return Optional.empty();
        }
        Duration length =
                Duration.ofHours(number(clock, 1)).plusMinutes(number(clock, 2)).plusSeconds(number(clock, 3));
        boolean possible = !length.isZero() && length.compareTo(LONGEST) < 0;
        return possible ? Optional.of(new PlayingTime(length)) : Optional.empty();
    }

    private static long number(Matcher clock, int group) {
        String digits = clock.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
