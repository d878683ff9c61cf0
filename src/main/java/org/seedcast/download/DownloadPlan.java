package org.seedcast.download;

import java.net.URI;
import java.util.Optional;
import org.seedcast.download.origin.MediaHeaders;
import org.seedcast.download.origin.WrongBody;

/**
 * Decides how to fetch a body, given what is already on disk. A pure decision; a torrent fixes bytes for ever, so in
 * doubt the download starts again.
 */
sealed interface DownloadPlan {

    /** Fetch everything. */
    record Fresh() implements DownloadPlan {}

    /**
     * Fetch the rest, if the origin still has the same bytes.
     *
     * @param offset of the first byte that is missing, above 0
     * @param of the response that the bytes before it came with
     */
    record Resume(long offset, SavedPart of) implements DownloadPlan {
        /**
         * Reports whether {@code headers} are of a partial response with all missing bytes, and of the very same
         * content.
         */
        boolean isRest(MediaHeaders headers) throws WrongBody {
            return headers.isRest(offset, of.total(), of.validator());
        }
    }

    /**
     * Fetch nothing: everything is here, and only has to be read.
     *
     * @param of the response that it came with
     */
    record Complete(SavedPart of) implements DownloadPlan {}

    /**
     * @param partBytes size of what is on disk; 0 when there is nothing
     * @param saved what is known of it
     */
    static DownloadPlan of(URI source, long partBytes, Optional<SavedPart> saved) {
        if (saved.isEmpty() || !isTrue(saved.get(), partBytes) || !saved.get().isOf(source)) {
            return new Fresh();
        }
        SavedPart part = saved.get();
        return part.safe() == part.total() ? new Complete(part) : new Resume(part.safe(), part);
    }

    /** More than is safe may be there, as the last bytes were not synced; less or too much cannot be ours. */
    private static boolean isTrue(SavedPart saved, long partBytes) {
        return saved.safe() > 0
                && saved.safe() <= partBytes
                && saved.safe() <= saved.total()
                && partBytes <= saved.total();
    }
}
