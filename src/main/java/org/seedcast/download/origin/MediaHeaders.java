package org.seedcast.download.origin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Protocol;
import org.seedcast.http.answer.ContentRange;

/** The headers of a response that describe its media. */
public record MediaHeaders(Headers headers) {
    private static final Pattern LENGTH = Pattern.compile("^\\d{1,18}");
    private static final Pattern CODING = Pattern.compile("^(?i)(?:(?:x-)?gzip|(?:x-)?compress|deflate|br|zstd)");

    public Optional<String> type() {
        return Optional.ofNullable(headers.get("Content-Type"));
    }

    /** The size in bytes, if told. A nonsensical one must not pass for none, or a body of any length would do. */
    public OptionalLong length() throws WrongBody {
        List<String> told = headers.values("Content-Length").stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (told.isEmpty()) {
            return OptionalLong.empty();
        }
        if (told.size() > 1 || !LENGTH.matcher(told.get(0)).matches()) {
            throw new WrongBody("its announced length is invalid: " + String.join(", ", told));
        }
        return OptionalLong.of(Long.parseLong(told.get(0)));
    }

    public Optional<Validator> validator() {
        return Validator.of(headers);
    }

    /**
     * Reports whether these are of a partial response with all bytes from {@code offset} on, and of the very same
     * content.
     *
     * @param total bytes of the whole content
     * @param content the validator that the bytes before {@code offset} came with
     */
    public boolean isRest(long offset, long total, Validator content) throws WrongBody {
        return ContentRange.of(headers)
                        .filter(range -> range.isRest(offset, total))
                        .isPresent()
                && length().orElse(total - offset) == total - offset
                && content.isOf(headers)
                && headers.get("Content-Encoding") == null;
    }

    /**
     * Reports whether only the end of the connection ends the body (RFC 9112 §8): then an interrupted one looks whole.
     *
     * @param protocol by which the headers came
     */
    public boolean isCloseDelimited(Protocol protocol) {
        boolean marks = protocol != Protocol.HTTP_1_0 && protocol != Protocol.HTTP_1_1;
        return !marks
                && headers.get("Content-Length") == null
                && !"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
    }

    /** Refuses bytes that were packed although we asked for plain ones. */
    public void refusePacked() throws WrongBody {
        String coding = Optional.ofNullable(headers.get("Content-Encoding")).orElse("");
        if (CODING.matcher(coding.strip()).matches()) {
            throw new WrongBody("the origin packed it with " + coding);
        }
    }
}
