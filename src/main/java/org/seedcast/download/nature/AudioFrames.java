package org.seedcast.download.nature;

/**
 * Finds frames of MPEG audio (ISO 11172-3 §2.4.2.3, and 13818-3) and of ADTS (ISO 14496-3 §1.A.2): they need no header before
 * them, and players go past whatever stands there.
 */
final class AudioFrames {
    /** Fewer may be there by chance. */
    private static final int IN_A_ROW = 3;

    private static final int HEADER_BYTES = 4;
    private static final int ADTS_HEADER_BYTES = 7;

    /** In kbit/s, by the index in the header: MPEG-1 layers I, II and III, then MPEG-2 layer I, and layers II and III. */
    private static final int[][] BIT_RATES = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

    private AudioFrames() {}

    /** Looks for some that follow one another among the first {@code count} of {@code bytes}. */
    static boolean areIn(byte[] bytes, int count) {
        for (int i = 0; i + HEADER_BYTES <= count; i++) {
            if (bytes[i] == (byte) 0xFF && areAt(bytes, count, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areAt(byte[] bytes, int count, int start) {
        int at = start;
        for (int frames = 0; frames < IN_A_ROW; frames++) {
            int length = at + HEADER_BYTES <= count ? length(bytes, count, at) : 0;
            if (length == 0 || isOther(bytes, start, at)) {
                return frames > 1 && at >= count;
            }
            at += length;
        }
        return true;
    }

    /** Version, layer and sample rate stay the same within a stream. */
    private static boolean isOther(byte[] bytes, int start, int at) {
        return ((bytes[start + 1] ^ bytes[at + 1]) & 0xFE) != 0 || ((bytes[start + 2] ^ bytes[at + 2]) & 0x0C) != 0;
    }

    /** Bytes of the frame at {@code at}; 0 where there is none. */
    private static int length(byte[] bytes, int count, int at) {
        int second = bytes[at + 1] & 0xFF;
        if (bytes[at] != (byte) 0xFF || (second & 0xE0) != 0xE0) {
            return 0;
        }
        if ((second & 0xF6) == 0xF0) {
            return at + ADTS_HEADER_BYTES <= count ? adtsLength(bytes, at) : 0;
        }
        return mpegLength(second, bytes[at + 2] & 0xFF);
    }

    private static int adtsLength(byte[] bytes, int at) {
        int length = (bytes[at + 3] & 0x03) << 11 | (bytes[at + 4] & 0xFF) << 3 | (bytes[at + 5] & 0xFF) >> 5;
        int sampling = (bytes[at + 2] & 0x3C) >> 2;
        return sampling > 12 || length < ADTS_HEADER_BYTES ? 0 : length;
    }

    private static int mpegLength(int second, int third) {
        int version = (second & 0x18) >> 3; // 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5
        int layer = 4 - ((second & 0x06) >> 1);
        int rate = third >> 4;
        int sampling = (third & 0x0C) >> 2;
        if (version == 1 || layer == 4 || rate == 0 || rate == 15 || sampling == 3) {
            return 0;
        }
        boolean first = version == 3;
        int bits = BIT_RATES[first ? layer - 1 : layer == 1 ? 3 : 4][rate] * 1000;
        int hertz = SAMPLE_RATES[sampling] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = (third & 0x02) >> 1;
        if (layer == 1) {
            return (12 * bits / hertz + padding) * 4;
        }
        return (layer == 3 && !first ? 72 : 144) * bits / hertz + padding;
    }
}
