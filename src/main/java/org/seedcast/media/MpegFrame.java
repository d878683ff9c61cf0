package org.seedcast.media;

import java.util.Optional;

/**
 * The header of a frame of MPEG audio (ISO 11172-3, 13818-3), of layers II and III.
 *
 * @param bitRate in bits per second
 * @param samples that the frame holds
 * @param sideInfoBytes between the header and the place where the first frame counts them all
 * @param bytes of the whole frame
 */
record MpegFrame(int bitRate, int sampleRate, int samples, int sideInfoBytes, int bytes) {
    private static final int[] RATES_1_2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0};
    private static final int[] RATES_1_3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
    private static final int[] RATES_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000, 0};

    /** Empty for what is no such header. */
    static Optional<MpegFrame> of(int header) {
        int version = header >>> 19 & 3; // 3 is 1, 2 is 2, 0 is 2.5
        int layer = 4 - (header >>> 17 & 3);
        boolean sound = (header & 0xffe00000) == 0xffe00000 && version != 1 && (layer == 2 || layer == 3);
        int rate = sound ? rates(version, layer)[header >>> 12 & 15] : 0;
        int sampleRate = SAMPLE_RATES[header >>> 10 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        if (rate == 0 || sampleRate == 0) {
            return Optional.empty();
        }
        boolean first = version == 3;
        int samples = layer == 3 && !first ? 576 : 1152;
        boolean mono = (header >>> 6 & 3) == 3;
        int side = first ? (mono ? 17 : 32) : (mono ? 9 : 17);
        int bytes = samples / 8 * rate * 1000 / sampleRate + (header >>> 9 & 1);
        return Optional.of(new MpegFrame(rate * 1000, sampleRate, samples, side, bytes));
    }

    private static int[] rates(int version, int layer) {
        if (version != 3) {
            return RATES_2;
        }
        return layer == 2 ? RATES_1_2 : RATES_1_3;
    }
}
