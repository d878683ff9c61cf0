package org.seedcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** What becomes of a file by crashes, broken disks and hands. */
public enum Damage {
    EMPTIED,
    CUT_OFF,
    FLIPPED,
    DELETED,
    FOLDER,
    UNREADABLE;

    public void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (this) {
            case EMPTIED -> Files.write(file, new byte[0]);
            case CUT_OFF -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case FLIPPED -> {
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
            case DELETED -> Files.delete(file);
            case FOLDER -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            case UNREADABLE -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        }
    }
}
