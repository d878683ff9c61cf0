package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.seedcast.download.nature.FirstBytes;
import org.seedcast.download.nature.Nature;

/** What any server may send as the beginning of a file: no bytes make it throw, and frames of audio are never refused. */
public final class BodyFuzz {
    private static final byte[] FRAME = new byte[417];

    static {
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, 0, FRAME, 0, 4);
    }

    private BodyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        FirstBytes.of(data, data.length);
        byte[] song = Arrays.copyOf(data, data.length + 4 * FRAME.length);
        for (int at = data.length; at < song.length; at += FRAME.length) {
            System.arraycopy(FRAME, 0, song, at, FRAME.length);
        }
        assertThat(FirstBytes.of(song, song.length)).isEqualTo(new Nature.Media());
    }
}
