package org.seedcast.torrent;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of one file of a torrent.
 *
 * @param file its place among the files of the torrent, counted from 0
 * @param offset of its first byte in the file
 * @param length in bytes, at least 1
 */
public record FileSlice(int file, long offset, long length) {

    /** Returns the slices that make up a piece, in order. */
    public static List<FileSlice> ofPiece(Info info, int piece) {
        long start = (long) piece * info.pieceLength().bytes();
        long end = Math.min(start + info.pieceLength().bytes(), info.content().length());
        List<FileSlice> slices = new ArrayList<>();
        List<TreeFile> files = info.files();
        long fileStart = 0;
        for (int i = 0; i < files.size() && fileStart < end; i++) {
            long fileEnd = fileStart + files.get(i).length();
            long from = Math.max(start, fileStart);
            long to = Math.min(end, fileEnd);
            if (from < to) {
                slices.add(new FileSlice(i, from - fileStart, to - from));
            }
            fileStart = fileEnd;
        }
        return slices;
    }
}
