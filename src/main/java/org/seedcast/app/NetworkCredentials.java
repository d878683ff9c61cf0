package org.seedcast.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.config.FetchOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.file.Presence;
import org.seedcast.handoff.HandLogin;
import org.seedcast.http.Logins;
import org.seedcast.http.Netrc;
import org.seedcast.http.proxy.EnvironmentProxies;

/** The operator's credentials, from command line and environment. */
record NetworkCredentials(Map<String, String> environment) {

    /** Returns the credentials and the hosts that may receive them. */
    Logins logins(FeedLocation feed, FetchOptions options) throws SeedcastException {
        List<Logins.Header> headers = options.http().headers().stream()
                .map(NetworkCredentials::header)
                .toList();
        if (feed instanceof RemoteFeed remote) {
            return new Logins(Optional.of(remote.url()), headers, netrc(), options.privateFeed());
        }
        if (!headers.isEmpty()) {
            throw new WrongUse("--header is for the host of the feed, and " + feed.display() + " is a file", null);
        }
        // No machine is that of a feed in a file.
        Netrc logins = options.privateFeed() ? netrc() : Netrc.NONE;
        return new Logins(Optional.empty(), List.of(), logins, options.privateFeed());
    }

    /** The login of {@code host} in the entries of $NETRC. */
    Optional<HandLogin> ofMachine(String host) throws SeedcastException {
        return netrc().ofMachine(host).map(login -> new HandLogin(login.user(), login.password()));
    }

    private static Logins.Header header(String text) {
        int colon = text.indexOf(':');
        return new Logins.Header(
                text.substring(0, colon), text.substring(colon + 1).strip());
    }

    /** Returns the entries of $NETRC, or else of the file in the home directory; neither needs to exist. */
    private Netrc netrc() throws SeedcastException {
        String home = environment.getOrDefault("HOME", "");
        String file = environment.getOrDefault("NETRC", home.isEmpty() ? "" : home + "/.netrc");
        if (file.isEmpty() || (!environment.containsKey("NETRC") && isHidden(Path.of(file)))) {
            return Netrc.NONE;
        }
        try {
            return Netrc.parse(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Netrc.NONE;
        } catch (IOException e) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "cannot read " + file + ": " + SeedcastException.reason(e),
                    "set NETRC to another file",
                    e);
        }
    }

    /** HOME is often still that of another user (su, setpriv, cron): nobody asked for what may or may not be there. */
    private static boolean isHidden(Path file) {
        try {
            Presence.exists(file);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    EnvironmentProxies proxies() throws WrongUse {
        try {
            return EnvironmentProxies.of(environment);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(SeedcastException.reason(e), "write it like http://proxy.example:3128");
        }
    }
}
