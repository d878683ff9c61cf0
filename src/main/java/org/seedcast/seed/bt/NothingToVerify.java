package org.seedcast.seed.bt;

import bt.data.ChunkDescriptor;
import bt.data.ChunkVerifier;
import bt.data.LocalBitfield;
import java.util.List;

/** Stands where Bt wants a verifier; content is checked before Bt hears of it, and nothing is ever received. */
final class NothingToVerify implements ChunkVerifier {
    @Override
    public boolean verify(List<ChunkDescriptor> chunks, LocalBitfield bitfield) {
        return true;
    }

    @Override
    public boolean verify(ChunkDescriptor chunk) {
        return true;
    }

    @Override
    public boolean verifyIfPresent(ChunkDescriptor chunk) {
        return true;
    }
}
