package org.seedcast.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one spelling of a host that resolvers, servers and proxies share: ASCII and lower case, other alphabets as Punycode
 * (UTS #46, as browsers do it: {@code ß} is a letter of its own), IPv6 without brackets.
 */
public final class HostName {
    private static final Pattern IPV6 = Pattern.compile("^\\[([0-9A-Fa-f:.]++)(?:%(?:25)?([A-Za-z0-9._~-]++))?]");
    /** Soft hyphens, joiners of words and variation selectors: nobody sees them, and they name nothing. */
    private static final Pattern IGNORED = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff\\ufe00-\\ufe0f]");

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final String FORBIDDEN = " \"#%/:<>?@[\\]^`{|}";
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private HostName() {}

    /** Reads what stands in an address; empty when no host can be called that. */
    public static Optional<String> parse(String text) {
        var ipv6 = IPV6.matcher(text);
        if (ipv6.matches()) {
            String zone = ipv6.group(2) == null ? "" : "%" + ipv6.group(2);
            return Optional.of(lowerCase(ipv6.group(1)) + zone);
        }
        return decoded(text).map(HostName::mapped).flatMap(HostName::ascii).filter(HostName::isHost);
    }

    /** Without the escapes that an address may hold. */
    private static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '%') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // bytes of another charset: nobody says of which
        }
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    private static String mapped(String host) {
        String visible = IGNORED.matcher(host).replaceAll("");
        String folded = lowerCase(Normalizer.normalize(visible, Normalizer.Form.NFKC));
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).replace('\u3002', '.');
    }

    /** Letter by letter: the end of a word, where Greek has another one, is no matter of a host. */
    private static String lowerCase(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<String> ascii(String host) {
        if (!host.codePoints().allMatch(HostName::isLegal)) {
            return Optional.empty();
        }
        return Optional.of(
                Arrays.stream(DOT.split(host, -1)).map(HostName::asciiLabel).collect(Collectors.joining(".")));
    }

    private static String asciiLabel(String label) {
        return label.chars().allMatch(c -> c < 0x80) ? label : "xn--" + Punycode.encode(label);
    }

    private static boolean isLegal(int c) {
        if (c < 0x80) {
            return c > 0x20 && c < 0x7f && FORBIDDEN.indexOf(c) < 0;
        }
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == 0x200c || c == 0x200d; // joiners, which some alphabets cannot do without
            default -> true;
        };
    }

    /** A dot at the end says that a name is complete. */
    private static boolean isHost(String ascii) {
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        return name.length() <= LONGEST
                && Arrays.stream(DOT.split(name, -1))
                        .allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL);
    }
}
