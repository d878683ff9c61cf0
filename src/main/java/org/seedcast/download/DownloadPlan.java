package org.seedcast.download;

import java.net.URI;
import java.util.Optional;
import org.seedcast.download.origin.MediaHeaders;
import org.seedcast.download.origin.WrongBody;

/**
 * How to come by a body, given what is on disk of it. A pure decision; a torrent fixes bytes for ever, so in doubt it is to
 * begin anew.
 */
sealed interface DownloadPlan {

    /** From the first byte on. */
    record Fresh() implements DownloadPlan {}

    /**
     * The rest of it, if the origin still has the same bytes.
     *
     * @param offset of the first byte that is missing, above 0
     * @param of the response that the bytes before it came with
     */
    record Resume(long offset, SavedPart of) implements DownloadPlan {
        /** Tells whether {@code headers} are of a partial response with all that is missing, and of the very same bytes. */
        boolean isRest(MediaHeaders headers) throws WrongBody {
            return headers.isRest(offset, of.total(), of.validator());
        }
    }

    /**
     * Nothing: all is here, and is only to be read.
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
