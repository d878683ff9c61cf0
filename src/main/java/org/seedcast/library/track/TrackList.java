package org.seedcast.library.track;

import java.util.Comparator;
import java.util.List;

/**
 * The files of a release as people take them.
 *
 * @param tracks what is played, in that order: by folder, disc, number and name
 * @param others all else, by path
 */
public record TrackList(List<Track> tracks, List<Track> others) {
    private static final Comparator<Track> BY_PATH =
            (one, other) -> NaturalOrder.compare(String.join("/", one.path()), String.join("/", other.path()));

    private static final Comparator<Track> PLAYED = Comparator.comparing(TrackList::folder, NaturalOrder::compare)
            .thenComparing(track -> track.disc().orElse(0))
            .thenComparing(track -> track.place().orElse(Integer.MAX_VALUE))
            .thenComparing(BY_PATH);

    /** @param all the files of a release */
    public static TrackList of(List<Track> all) {
        return new TrackList(
                all.stream().filter(Track::isPlayed).sorted(PLAYED).toList(),
                all.stream().filter(track -> !track.isPlayed()).sorted(BY_PATH).toList());
    }

    private static String folder(Track track) {
        return String.join("/", track.path().subList(0, track.path().size() - 1));
    }
}
