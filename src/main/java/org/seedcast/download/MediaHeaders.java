package org.seedcast.download;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Protocol;
import org.seedcast.download.DownloadPlan.Resume;
import org.seedcast.http.ContentRange;

/** What the headers of a response tell about the media in it. */
record MediaHeaders(Headers headers) {
    private static final Pattern LENGTH = Pattern.compile("^\\d{1,18}");
    private static final Pattern CODING = Pattern.compile("^(?i)(?:(?:x-)?gzip|(?:x-)?compress|deflate|br|zstd)");

    Optional<String> type() {
        return Optional.ofNullable(headers.get("Content-Type"));
    }

    /** The size in bytes, if told. A nonsensical one must not pass for none, or a body of any length would do. */
    OptionalLong length() throws WrongBody {
        List<String> told = headers.values("Content-Length").stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (told.isEmpty()) {
            return OptionalLong.empty();
        }
        if (told.size() > 1 || !LENGTH.matcher(told.get(0)).matches()) {
            throw new WrongBody("its announced length makes no sense: " + String.join(", ", told));
        }
        return OptionalLong.of(Long.parseLong(told.get(0)));
    }

    Optional<Validator> validator() {
        return Validator.of(headers);
    }

    /** What is to be remembered of the response, if another run can go on with it. */
    Optional<SavedPart> saved(URI source) throws WrongBody {
        OptionalLong length = length();
        return length.isEmpty()
                ? Optional.empty()
                : validator().map(validator -> SavedPart.of(source, validator, type(), length.getAsLong()));
    }

    /** Whether these are of a partial response that has all that is missing, and of the very same bytes. */
    boolean isRest(Resume resume) throws WrongBody {
        SavedPart saved = resume.of();
        long missing = saved.total() - resume.offset();
        return ContentRange.of(headers)
                        .filter(range -> range.isRest(resume.offset(), saved.total()))
                        .isPresent()
                && length().orElse(missing) == missing
                && saved.validator().isOf(headers)
                && headers.get("Content-Encoding") == null;
    }

    /**
     * Tells if nothing but the end of the connection ends the body (RFC 9112 §8): then one that broke off looks whole.
     *
     * @param protocol by which the headers came
     */
    boolean isCloseDelimited(Protocol protocol) {
        boolean marks = protocol != Protocol.HTTP_1_0 && protocol != Protocol.HTTP_1_1;
        return !marks
                && headers.get("Content-Length") == null
                && !"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
    }

    /** Refuses bytes that were packed although we asked for plain ones. */
    void refusePacked() throws WrongBody {
        String coding = Optional.ofNullable(headers.get("Content-Encoding")).orElse("");
        if (CODING.matcher(coding.strip()).matches()) {
            throw new WrongBody("the origin packed it with " + coding);
        }
    }
}
