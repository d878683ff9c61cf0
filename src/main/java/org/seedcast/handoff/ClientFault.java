package org.seedcast.handoff;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** A client that does not do as it is asked; what it was to seed waits for the next run. */
public class ClientFault extends SeedcastException {
    public ClientFault(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(ExitCode.SOME_ITEMS_FAILED, message, hint, cause);
    }

    /** A login that was refused. It is never tried again in a run: several wrong ones ban this machine for an hour. */
    static ClientFault login(String client) {
        return new ClientFault(
                client + " refuses the login",
                "give user:password in a file with --hand-login, or in SEEDCAST_HAND_LOGIN",
                null);
    }

    /** An answer that is none of the client's. */
    static ClientFault answer(String client, String what) {
        return new ClientFault(
                client + " answers with " + what, "is that the address of the client, and does it run?", null);
    }
}
