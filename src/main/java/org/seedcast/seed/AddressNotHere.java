package org.seedcast.seed;

import java.net.InetAddress;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Reports that the address to listen on is not one of this machine. */
public final class AddressNotHere extends SeedcastException {
    public AddressNotHere(InetAddress address, Throwable cause) {
        super(
                ExitCode.FAILED,
                "cannot listen on " + address.getHostAddress() + ": it is not an address of this machine",
                "--bind takes an address that `ip address` shows; without it, seedcast listens on all",
                cause);
    }
}
