package org.seedcast.torrent.bencode;

import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Reports bytes that are not bencoding (BEP 3), or exceed the limits of {@link BencodeReader}. */
public final class InvalidBencode extends SeedcastException {
    InvalidBencode(String message) {
        super(ExitCode.FAILED, message);
    }
}
