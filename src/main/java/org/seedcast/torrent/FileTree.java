package org.seedcast.torrent;

import java.util.List;

/** Files below a directory with the torrent's name; their content is hashed as if they were one, in order. */
public record FileTree(List<TreeFile> files) implements Content {
    public FileTree {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a tree has at least one file");
        }
        try {
            total(files);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the total size is beyond 64 bits", e);
        }
    }

    @Override
    public long length() {
        return total(files);
    }

    private static long total(List<TreeFile> files) {
        long total = 0;
        for (TreeFile file : files) {
            total = Math.addExact(total, file.length());
        }
        return total;
    }
}
