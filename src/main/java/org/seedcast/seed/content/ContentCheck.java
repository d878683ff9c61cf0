package org.seedcast.seed.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import org.seedcast.file.Sha;
import org.seedcast.torrent.Info;

/** Hashes content and compares it with its torrent; ends at the first piece that differs. */
public final class ContentCheck {
    private static final int BLOCK_BYTES = 256 << 10;

    private final Info info;
    private final MessageDigest sha1 = Sha.sha1();
    private int piece;
    private int inPiece;

    private ContentCheck(Info info) {
        this.info = info;
    }

    /** @return whether {@code layout} holds, byte for byte, what {@code info} says; false also when a size differs */
    public static boolean matches(Info info, ContentLayout layout) throws IOException {
        ContentCheck check = new ContentCheck(info);
        for (ContentFile file : layout.files()) {
            if (!check.take(file)) {
                return false;
            }
        }
        return check.takeLastPiece();
    }

    private boolean take(ContentFile file) throws IOException {
        if (file.path().isEmpty()) {
            return takeAll(InputStream.nullInputStream(), file.length(), true);
        }
        if (Files.size(file.path().get()) != file.length()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file.path().get())) {
            return takeAll(in, file.length(), false);
        }
    }

    private boolean takeAll(InputStream in, long length, boolean zeros) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, Math.max(length, 1))];
        for (long left = length; left > 0; ) {
            int wanted = (int) Math.min(block.length, left);
            int read = zeros ? wanted : in.read(block, 0, wanted);
            if (read < 0 || !take(block, read)) {
                return false;
            }
            left -= read;
        }
        return true;
    }

    private boolean take(byte[] block, int count) {
        for (int at = 0; at < count; ) {
            int step = Math.min(count - at, info.pieceLength().bytes() - inPiece);
            sha1.update(block, at, step);
            at += step;
            inPiece += step;
            if (inPiece == info.pieceLength().bytes() && !pieceIsRight()) {
                return false;
            }
        }
        return true;
    }

    private boolean takeLastPiece() {
        return inPiece == 0 || pieceIsRight();
    }

    private boolean pieceIsRight() {
        inPiece = 0;
        return piece < info.pieces().count()
                && Arrays.equals(sha1.digest(), info.pieces().hash(piece++));
    }
}
