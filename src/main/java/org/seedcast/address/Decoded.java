package org.seedcast.address;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Percent-encoded text (RFC 3986 §2.1) as servers come to read it: what was encoded twice is decoded twice. */
public final class Decoded {
    /** A server in front of another may decode once more; nobody does so four times. */
    private static final int MOST_ROUNDS = 3;

    private Decoded() {}

    /** {@code text} itself, and what each further decoding makes of it while there is anything to decode. */
    public static List<String> forms(String text) {
        List<String> forms = new ArrayList<>();
        forms.add(text);
        String last = text;
        for (int round = 0; round < MOST_ROUNDS && last.indexOf('%') >= 0; round++) {
            String next = once(last);
            if (next.equals(last)) {
                break;
            }
            forms.add(next);
            last = next;
        }
        return forms;
    }

    /** As far decoded as anybody would. */
    static String fully(String text) {
        List<String> forms = forms(text);
        return forms.get(forms.size() - 1);
    }

    /** Leaves what is no escape as it is; and all of it where its bytes are no UTF-8 or the escapes leave it broken. */
    private static String once(String text) {
        byte[] decoded = new byte[text.length() * 3];
        int length = 0;
        for (int at = 0; at < text.length(); ) {
            int value = escaped(text, at);
            if (value >= 0) {
                decoded[length++] = (byte) value;
                at += 3;
            } else {
                int end = text.offsetByCodePoints(at, 1);
                byte[] plain = text.substring(at, end).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(plain, 0, decoded, length, plain.length);
                length += plain.length;
                at = end;
            }
        }
        return text(ByteBuffer.wrap(decoded, 0, length));
    }

    private static int escaped(String text, int at) {
        if (text.charAt(at) != '%' || at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String text(ByteBuffer bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
            return text.toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1.decode(bytes).toString(); // servers that know no UTF-8 read it so
        }
    }
}
