package org.seedcast.seed.mse;

/** Reports a peer that violates MSE, or our terms: all that is left is to disconnect. */
public final class MseFailure extends Exception {
    MseFailure(String reason) {
        super(reason);
    }
}
