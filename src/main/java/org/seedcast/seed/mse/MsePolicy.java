package org.seedcast.seed.mse;

/**
 * The protections of the stream that are accepted, best first. rtorrent and libtorrent offer both unless told
 * otherwise; Transmission, where it prefers encryption, offers RC4 alone.
 */
public enum MsePolicy {
    /** Plaintext where the peer offers it: the right one for a seeder, as it saves a core for each 600 MB/s. */
    PREFER_PLAINTEXT(CryptoMethod.PLAINTEXT, CryptoMethod.RC4),
    PREFER_RC4(CryptoMethod.RC4, CryptoMethod.PLAINTEXT),
    REQUIRE_RC4(CryptoMethod.RC4, CryptoMethod.RC4);

    private final CryptoMethod preferred;
    private final CryptoMethod second;

    MsePolicy(CryptoMethod preferred, CryptoMethod second) {
        this.preferred = preferred;
        this.second = second;
    }

    /** crypto_provide. The other side chooses, so the order does not show in it. */
    int provided() {
        return preferred.bit() | second.bit();
    }

    /** Chooses a method; bits of unknown methods are ignored. */
    CryptoMethod choose(int provided) throws MseFailure {
        if (preferred.isIn(provided)) {
            return preferred;
        }
        if (second.isIn(provided)) {
            return second;
        }
        throw new MseFailure("no encryption that is accepted among those offered: " + provided);
    }

    /** @param selected the answer to {@link #provided()}: exactly one of its bits */
    CryptoMethod chosen(int selected) throws MseFailure {
        if (selected == preferred.bit()) {
            return preferred;
        }
        if (selected == second.bit()) {
            return second;
        }
        throw new MseFailure("an encryption was selected that was not offered: " + selected);
    }
}
