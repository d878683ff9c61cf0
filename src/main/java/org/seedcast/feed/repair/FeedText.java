package org.seedcast.feed.repair;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a feed, decoded as they are read: all of them at once would take several times their bytes.
 *
 * @param repair the name of the repair, when the encoding was not what it was said to be
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FeedText(byte[] bytes, Charset charset, Optional<String> repair) {
    static final String ENCODING = "encoding";
    public static final String BAD_BYTES = "bad-bytes";

    private static final int BUFFER = 8192;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s[^<>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    /**
     * Byte order mark, then the pattern of zero bytes, then UTF-8 if the bytes are it: other encodings are as good as
     * never valid UTF-8 by chance, while servers often name a wrong one. Then what the XML declaration or HTTP say.
     */
    static FeedText decode(byte[] bytes, Optional<String> httpCharset) throws IOException {
        Optional<Charset> wide = WideCharset.of(bytes);
        if (wide.isPresent()) {
            return new FeedText(bytes, wide.get(), repairOf(bytes, wide.get()));
        }
        Optional<String> declared = declared(bytes);
        if (declared.map(FeedText::isEscaped).orElse(false)) {
            return other(bytes, declared, httpCharset);
        }
        if (isValid(bytes, StandardCharsets.UTF_8)) {
            return new FeedText(bytes, StandardCharsets.UTF_8, Optional.empty());
        }
        byte[] joined = SurrogateBytes.joined(bytes);
        if (isValid(joined, StandardCharsets.UTF_8)) {
            return new FeedText(joined, StandardCharsets.UTF_8, Optional.of(MarkupRepair.SURROGATES));
        }
        return other(bytes, declared, httpCharset);
    }

    /** From its first character; bytes that mean none become U+FFFD. */
    Reader open() {
        return new InputStreamReader(new ByteArrayInputStream(bytes), charset);
    }

    private static FeedText other(byte[] bytes, Optional<String> declared, Optional<String> httpCharset)
            throws IOException {
        FeedText utf8 = new FeedText(bytes, StandardCharsets.UTF_8, Optional.of(BAD_BYTES));
        if (utf8.hasMoreLettersThanFaults()) {
            return utf8;
        }
        List<Charset> named = List.of(declared, httpCharset).stream()
                .flatMap(name -> name.flatMap(CharsetName::parse).stream())
                .filter(charset -> !charset.name().startsWith("UTF-"))
                .toList();
        for (Charset charset : named) {
            if (isValid(bytes, charset)) {
                return new FeedText(bytes, charset, Optional.empty());
            }
        }
        return named.isEmpty()
                ? new FeedText(bytes, WINDOWS_1252, Optional.of(ENCODING))
                : new FeedText(bytes, named.get(0), Optional.of(BAD_BYTES));
    }

    /** UTF-8 with a few wrong bytes in it has letters beyond ASCII all the same; another encoding hardly ever has. */
    private boolean hasMoreLettersThanFaults() throws IOException {
        long balance = 0;
        char[] buffer = new char[BUFFER];
        try (Reader reader = open()) {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    balance += buffer[i] == 0xfffd ? -1 : buffer[i] > 0x7f ? 1 : 0;
                }
            }
        }
        return balance > 0;
    }

    private static Optional<String> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARATION.matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Encodings that write other letters as ASCII bytes: they are valid UTF-8 and mean something else. */
    private static boolean isEscaped(String charset) {
        String lower = charset.toLowerCase(Locale.ROOT);
        return lower.startsWith("iso-2022") || lower.equals("utf-7") || lower.startsWith("hz");
    }

    private static Optional<String> repairOf(byte[] bytes, Charset charset) {
        return isValid(bytes, charset) ? Optional.empty() : Optional.of(BAD_BYTES);
    }

    private static boolean isValid(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return !result.isError();
    }
}
