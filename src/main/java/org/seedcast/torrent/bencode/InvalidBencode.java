package org.seedcast.torrent.bencode;

import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Bytes that are not bencoding (BEP 3), or go beyond the bounds of {@link BencodeReader}. */
public final class InvalidBencode extends SeedcastException {
    InvalidBencode(String message) {
        super(ExitCode.FAILED, message);
    }
}
