package org.seedcast.download.origin;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Response;
import org.seedcast.file.ByteSize;
import org.seedcast.http.Redirects;
import org.seedcast.http.answer.ContentRange;
import org.seedcast.http.answer.HttpStatus;

/**
 * An origin's report on a file, received without the file.
 *
 * @param page whether it is a page for people
 * @param total bytes of the file, if told
 * @param way the URLs asked, the first one first
 * @param movedTo where it is for good, if its servers said so
 */
record OriginAnswer(
        int status,
        boolean page,
        OptionalLong total,
        Optional<String> etag,
        Optional<String> lastModified,
        List<URI> way,
        Optional<URI> movedTo) {
    OriginAnswer {
        way = List.copyOf(way);
    }

    static OriginAnswer of(Response response) {
        return new OriginAnswer(
                response.code(),
                ProbeClient.isPage(response),
                total(response),
                Optional.ofNullable(response.header("ETag")),
                Optional.ofNullable(response.header("Last-Modified")),
                Redirects.wayTo(response),
                Redirects.of(response).permanentTarget());
    }

    /** A length of 0 is how some servers answer when they are asked for nothing but the head. */
    private static OptionalLong total(Response response) {
        Optional<ContentRange> range = ContentRange.of(response.headers());
        if (response.code() == 206) {
            return range.map(one -> OptionalLong.of(one.total())).orElse(OptionalLong.empty());
        }
        try {
            OptionalLong length = new MediaHeaders(response.headers()).length();
            return length.orElse(0) == 0 ? OptionalLong.empty() : length;
        } catch (WrongBody e) {
            // No length at all is told by nonsense; the bytes are compared where there is doubt.
            return OptionalLong.empty();
        }
    }

    boolean isGood() {
        return status == 200 || status == 206;
    }

    /** Returns what is certain from this alone; empty where only the bytes can decide. */
    Optional<OriginHealth> judge(KnownOrigin known) {
        if (status == 404 || status == 410) {
            return Optional.of(new OriginHealth.Gone(new HttpStatus(status).reason()));
        }
        if (!isGood()) {
            return Optional.of(new OriginHealth.Silent(NoAnswerReason.status(status)));
        }
        if (page) {
            return Optional.of(new OriginHealth.Changed("it sends a page instead of the file"));
        }
        OriginHealth alive = new OriginHealth.Alive(way, movedTo);
        if (known.changing()) {
            return Optional.of(alive);
        }
        if (total.isPresent() && total.getAsLong() != known.length()) {
            return Optional.of(new OriginHealth.Changed("it has " + new ByteSize(total.getAsLong()) + " ("
                    + total.getAsLong() + " bytes) now; the file here has " + known.length()));
        }
        return differs(known.etag(), etag) || differs(known.lastModified(), lastModified)
                ? Optional.empty()
                : Optional.of(alive);
    }

    private static boolean differs(Optional<String> then, Optional<String> now) {
        return then.isPresent() && now.isPresent() && !then.equals(now);
    }
}
