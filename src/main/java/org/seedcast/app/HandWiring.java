package org.seedcast.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.address.Authority;
import org.seedcast.app.handoff.ClientFactory;
import org.seedcast.config.HandTarget;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.handoff.Client;
import org.seedcast.handoff.Deluge;
import org.seedcast.handoff.HandLogin;
import org.seedcast.handoff.QBittorrent;
import org.seedcast.handoff.RTorrent;
import org.seedcast.handoff.ScgiPlace;
import org.seedcast.handoff.Transmission;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.HttpUrls;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.library.HandSettings;

/** Builds what talks to other clients. Their addresses are typed by the operator; redirects lead nowhere else. */
final class HandWiring implements ClientFactory {
    private static final String LOGIN = "SEEDCAST_HAND_LOGIN";

    private final String userAgent;
    private final NetworkCredentials identity;
    private final OpenCalls calls;

    HandWiring(String userAgent, NetworkCredentials identity, OpenCalls calls) {
        this.userAgent = userAgent;
        this.identity = identity;
        this.calls = calls;
    }

    @Override
    public Client open(HandTarget target, HandSettings settings) throws SeedcastException {
        if (target.kind() == HandTarget.Kind.RTORRENT) {
            return new RTorrent(target.path().map(ScgiPlace::unix).orElseGet(() -> ScgiPlace.loopback(target.port())));
        }
        URI url = HttpUrls.parse(target.where())
                .orElseThrow(() -> new WrongUse(target + " is not an address that can be called", null));
        if (target.isExposed() && !settings.insecure()) {
            throw new WrongUse(
                    target + " is on another machine, and http sends the password in the clear",
                    "use https, a tunnel to 127.0.0.1, or insist with --hand-insecure");
        }
        Optional<HandLogin> login = login(url, settings);
        return switch (target.kind()) {
            case TRANSMISSION -> new Transmission(http(), url, login);
            case QBITTORRENT -> new QBittorrent(http(), url, login);
            case DELUGE -> new Deluge(http(), url, login);
            case RTORRENT, FOLDER -> throw new IllegalArgumentException(target + " has no web address");
        };
    }

    private OkHttpClient http() throws SeedcastException {
        return HttpClients.create(
                HttpSettings.withDefaults(userAgent), AddressGuard.ofRedirects(address -> false), calls);
    }

    private Optional<HandLogin> login(URI url, HandSettings settings) throws SeedcastException {
        Optional<HandLogin> ofFile = settings.login().isPresent()
                ? HandLogin.parse(read(settings.login().get()))
                : HandLogin.parse(identity.environment().getOrDefault(LOGIN, ""));
        return ofFile.isPresent() ? ofFile : identity.ofMachine(Authority.hostOf(url));
    }

    private static String read(Path file) throws SeedcastException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileFailed.reading(file, e);
        }
    }
}
