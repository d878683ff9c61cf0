package org.seedcast.address;

/** Any text in letters, digits and hyphens (RFC 3492). */
final class Punycode {
    private static final int BASE = 36;
    private static final int SMALLEST = 1;
    private static final int LARGEST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST = 0x80;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    /** Encodes {@code label}, of which at least one letter is not ASCII (section 6.3). */
    static String encode(String label) {
        int[] letters = label.codePoints().toArray();
        StringBuilder encoded = new StringBuilder();
        label.chars().filter(c -> c < FIRST).forEach(c -> encoded.append((char) c));
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int bias = FIRST_BIAS;
        int delta = 0;
        int handled = basic;
        for (int next = FIRST; handled < letters.length; next++) {
            int smallest = smallestFrom(next, letters);
            delta += (smallest - next) * (handled + 1);
            next = smallest;
            for (int letter : letters) {
                delta += letter < next ? 1 : 0;
                if (letter == next) {
                    append(encoded, delta, bias);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
        }
        return encoded.toString();
    }

    private static int smallestFrom(int least, int[] letters) {
        int smallest = Integer.MAX_VALUE;
        for (int letter : letters) {
            smallest = letter >= least ? Math.min(smallest, letter) : smallest;
        }
        return smallest;
    }

    private static void append(StringBuilder encoded, int delta, int bias) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.min(LARGEST, Math.max(SMALLEST, k - bias));
            if (rest < threshold) {
                encoded.append(DIGITS.charAt(rest));
                return;
            }
            encoded.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapted(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - SMALLEST) * LARGEST / 2) {
            rest /= BASE - SMALLEST;
            k += BASE;
        }
        return k + (BASE - SMALLEST + 1) * rest / (rest + SKEW);
    }
}
