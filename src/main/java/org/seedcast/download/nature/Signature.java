package org.seedcast.download.nature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seedcast.download.nature.Nature.Kind;

/**
 * Bytes that files of one format have at one place. The sources are WHATWG MIME Sniffing §6 for what browsers know, else the
 * format: RFC 3533 (Ogg), 9639 (FLAC), 9559 (Matroska), 4867 (AMR), ISO 14496-12 (MP4) and 13818-1 (MPEG), the ASF, CAF,
 * AIFF and MIDI specifications, and for trackers and rarer codecs what their players look for.
 *
 * @param offset of the first byte
 * @param bytes of which {@link #ANY} stands for any
 */
record Signature(int offset, List<Integer> bytes) {
    private static final int ANY = -1;

    /** An ID3 tag: whatever stands in it, it is one of a medium. */
    static final Signature TAG = at(0, "ID3");

    static final Signature GZIP = at(0, "\u001f\u008b\b");

    private static final Signature BOX = at(4, "ftyp");

    private static final List<Signature> MEDIA = List.of(
            at(0, "OggS"),
            at(0, "fLaC"),
            at(0, "RIFF????WAVE"),
            at(0, "RIFF????AVI "),
            at(0, "RIFF????RMID"),
            at(0, "RF64????WAVE"),
            at(0, "RIFX????WAVE"),
            at(0, "FORM????AIF"),
            at(0, "FORM????8SVX"),
            at(0, ".snd\0"),
            at(0, "caff\0"),
            at(0, "MThd\0"),
            at(0, "#!AMR"),
            at(0, "\u001aE\u00df\u00a3"), // Matroska, WebM
            at(0, "\0\0\u0001\u00ba"), // MPEG program stream
            at(0, "\0\0\u0001\u00b3"), // MPEG video
            at(0, "0&\u00b2u\u008ef\u00cf\u0011"), // ASF
            at(0, "FLV\u0001"),
            at(0, ".RMF\0"),
            at(0, ".ra\u00fd"),
            at(4, "moov"),
            at(4, "mdat"),
            at(4, "wide"),
            at(4, "pnot"),
            at(0, "wvpk"),
            at(0, "MAC "),
            at(0, "MPCK"),
            at(0, "MP+"),
            at(0, "TTA1"),
            at(0, "ajkg"),
            at(0, "DSD \u001c"),
            at(0, "FRM8"),
            at(0, "APETAGEX"),
            at(0, "\u000bw"), // AC-3
            at(0, "\u007f\u00fe\u0080\u0001"), // DTS
            at(0, "Extended Module: "),
            at(0, "IMPM"),
            at(44, "SCRM"),
            at(1080, "M.K."),
            at(1080, "M!K!"),
            at(1080, "FLT4"),
            at(1080, "?CHN"),
            at(0, "PSID\0"),
            at(0, "RSID\0"),
            at(0, "NESM\u001a"),
            at(0, "Vgm "),
            at(0, "SNES-SPC700"));

    private static final List<Signature> PICTURES = List.of(
            at(0, "\u0089PNG\r\n\u001a\n"),
            at(0, "\u00ff\u00d8\u00ff"),
            at(0, "GIF87a"),
            at(0, "GIF89a"),
            at(0, "RIFF????WEBP"),
            at(0, "BM????\0\0\0\0"),
            at(0, "II*\0"),
            at(0, "MM\0*"),
            at(0, "\0\0\u0001\0?\0??\0\0?\0?\0"), // icon
            at(0, "\0\0\0\fjP  "),
            at(0, "\0\0\0\fJXL "),
            at(0, "8BPS\0"));

    /** Still and moving pictures stand in the same boxes; these brands are of still ones. */
    private static final List<Signature> STILL = List.of(
            at(8, "avif"), at(8, "avis"), at(8, "heic"), at(8, "heix"), at(8, "heif"), at(8, "mif1"), at(8, "msf1"));

    private static final List<Signature> DOCUMENTS =
            List.of(at(0, "%PDF-"), at(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), at(0, "d8:announce"));

    private static final List<Signature> ARCHIVES = List.of(
            at(0, "PK\u0003\u0004"),
            at(0, "PK\u0005\u0006"),
            at(0, "Rar!\u001a\u0007"),
            at(0, "7z\u00bc\u00af'\u001c"),
            at(0, "\u00fd7zXZ\0"),
            at(0, "BZh?1AY&SY"),
            at(0, "(\u00b5/\u00fd"), // Zstandard (RFC 8878 §3.1.1)
            at(257, "ustar"));

    /** @param latin the bytes, with a question mark for any */
    private static Signature at(int offset, String latin) {
        List<Integer> bytes = new ArrayList<>();
        for (byte one : latin.getBytes(StandardCharsets.ISO_8859_1)) {
            bytes.add(one == '?' ? ANY : one & 0xFF);
        }
        return new Signature(offset, List.copyOf(bytes));
    }

    boolean isAt(byte[] file, int count) {
        if (offset + bytes.size() > count) {
            return false;
        }
        for (int i = 0; i < bytes.size(); i++) {
            if (bytes.get(i) != ANY && bytes.get(i) != (file[offset + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(List<Signature> signatures, byte[] file, int count) {
        return signatures.stream().anyMatch(signature -> signature.isAt(file, count));
    }

    static boolean isMedia(byte[] file, int count) {
        boolean moving = BOX.isAt(file, count) && !any(STILL, file, count);
        return moving || any(MEDIA, file, count) || isTransportStream(file, count);
    }

    /** Packets of 188 bytes, or of 192 with a time before each, that all begin with the same byte (ISO 13818-1 §2.4.3). */
    private static boolean isTransportStream(byte[] file, int count) {
        return isPacketed(file, count, 0, 188) || isPacketed(file, count, 4, 192);
    }

    private static boolean isPacketed(byte[] file, int count, int offset, int length) {
        return offset + 2 * length < count
                && file[offset] == 'G'
                && file[offset + length] == 'G'
                && file[offset + 2 * length] == 'G';
    }

    /** Empty where it is none of those that are known. */
    static Optional<Kind> other(byte[] file, int count) {
        if (any(PICTURES, file, count) || (BOX.isAt(file, count) && any(STILL, file, count))) {
            return Optional.of(Kind.PICTURE);
        }
        if (any(DOCUMENTS, file, count)) {
            return Optional.of(Kind.DOCUMENT);
        }
        return any(ARCHIVES, file, count) ? Optional.of(Kind.ARCHIVE) : Optional.empty();
    }
}
