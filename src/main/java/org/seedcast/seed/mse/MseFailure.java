package org.seedcast.seed.mse;

/** The peer does not keep to MSE, or to terms that we accept: nothing is left to do but to hang up. */
public final class MseFailure extends Exception {
    MseFailure(String reason) {
        super(reason);
    }
}
