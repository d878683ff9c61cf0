package org.seedcast.app.handoff;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.config.HandOptions;
import org.seedcast.config.HandTarget;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.HandSettings;

/** The settings for handing over, as the given options leave the stored ones. */
public final class HandChoice {
    private HandChoice() {}

    public static HandSettings of(HandSettings stored, HandOptions given) throws WrongUse {
        HandSettings chosen = new HandSettings(
                given.clients()
                        .map(targets -> targets.stream()
                                .map(HandTarget::toString)
                                .distinct()
                                .toList())
                        .over(Optional.of(stored.clients()))
                        .orElse(List.of()),
                given.paths().over(Optional.of(stored.paths())).orElse(List.of()),
                given.login().map(HandChoice::absolute).over(stored.login()),
                given.insecure().orElse(stored.insecure()),
                given.whitelist().map(HandChoice::absolute).over(stored.whitelist()),
                given.reload().over(Optional.of(stored.reload())).orElse(List.of()));
        for (String client : chosen.clients()) {
            if (!chosen.insecure() && HandTarget.parse(client).isExposed()) {
                throw new WrongUse(
                        client + " is on another machine, and http sends the password in the clear",
                        "use https, a tunnel to 127.0.0.1, or insist with --hand-insecure");
            }
        }
        return chosen;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
