package org.seedcast.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a feed.
 *
 * @param repair the name of the repair, when the encoding was not what it was said to be
 */
record FeedText(String text, Optional<String> repair) {
    static final String ENCODING = "encoding";

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    /**
     * Byte order mark, then the pattern of zero bytes, then UTF-8 if the bytes are it: other encodings are as good as
     * never valid UTF-8 by chance, while servers often name a wrong one. Then what HTTP or the XML declaration say.
     */
    static FeedText decode(byte[] bytes, Optional<String> httpCharset) {
        Optional<Charset> wide = wide(bytes);
        if (wide.isPresent()) {
            return new FeedText(new String(bytes, wide.get()), Optional.empty());
        }
        Optional<String> declared = declared(bytes);
        if (declared.map(FeedText::isEscaped).orElse(false)) {
            return other(bytes, httpCharset, declared);
        }
        return strict(bytes, StandardCharsets.UTF_8)
                .map(text -> new FeedText(text, Optional.empty()))
                .orElseGet(() -> other(bytes, httpCharset, declared));
    }

    private static FeedText other(byte[] bytes, Optional<String> httpCharset, Optional<String> declared) {
        for (Optional<String> name : List.of(declared, httpCharset)) {
            Optional<Charset> charset = name.flatMap(FeedText::charset);
            Optional<String> text = charset.filter(named -> !named.equals(StandardCharsets.UTF_8))
                    .flatMap(named -> strict(bytes, named));
            if (text.isPresent()) {
                return new FeedText(text.get(), Optional.empty());
            }
        }
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        if (hasLettersBeyondAscii(lenient)) {
            return new FeedText(lenient, Optional.of(FeedRepair.BAD_BYTES)); // UTF-8 with a few wrong bytes
        }
        return new FeedText(new String(bytes, WINDOWS_1252), Optional.of(ENCODING));
    }

    private static boolean hasLettersBeyondAscii(String lenient) {
        return lenient.chars().anyMatch(c -> c > 0x7f && c != 0xfffd);
    }

    private static Optional<Charset> wide(byte[] bytes) {
        long start = 0;
        for (int i = 0; i < 4; i++) {
            start = start << 8 | (i < bytes.length ? bytes[i] & 0xff : 0xff);
        }
        if (start == 0x0000feffL || start == 0x0000003cL) {
            return Optional.of(UTF_32BE);
        }
        if (start == 0xfffe0000L || start == 0x3c000000L) {
            return Optional.of(UTF_32LE);
        }
        long two = start >> 16;
        if (two == 0xfeffL || (start & 0xffffff00L) == 0x003c0000L) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        boolean little = two == 0xfffeL || (start & 0xffff00ffL) == 0x3c000000L;
        return little ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
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

    /** Latin-1 as everyone writes it has Windows quotes (WHATWG Encoding §4.2). */
    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            return Optional.of(charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // a made-up name: the bytes themselves decide
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // the bytes are in another encoding
        }
    }
}
