package org.seedcast.handoff;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.seedcast.handoff.Seen.Activity;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** QBittorrent 4 and 5, by the API of its web interface. A start during a check is lost, and most torrents wait in a queue. */
public final class QBittorrent implements Client {
    private static final MediaType TORRENT = MediaType.get("application/x-bittorrent");
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Calls calls;
    private final URI url;
    private final Optional<HandLogin> login;
    private Optional<String> cookie = Optional.empty();
    /** The one that this version has: 4 stops by "pause", 5 by "stop". */
    private String stop = "stop";

    public QBittorrent(OkHttpClient http, URI url, Optional<HandLogin> login) {
        this.calls = new Calls(http, "qbittorrent at " + url);
        this.url = url;
        this.login = login;
    }

    @Override
    public Map<InfoHash, Seen> state(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        String body = post("torrents/info", hashes(torrents)).body();
        Map<InfoHash, Seen> seen = new HashMap<>();
        try {
            for (JsonElement one : JsonParser.parseString(body).getAsJsonArray()) {
                JsonObject torrent = one.getAsJsonObject();
                seen.put(InfoHash.parse(torrent.get("hash").getAsString()), seen(torrent));
            }
        } catch (RuntimeException e) {
            throw ClientFault.answer(calls.client(), "something that is not its API");
        }
        return seen;
    }

    private static Seen seen(JsonObject torrent) {
        String state = torrent.get("state").getAsString();
        return new Seen(
                activity(state),
                torrent.get("amount_left").getAsLong() == 0,
                torrent.get("save_path").getAsString(),
                activity(state) == Activity.BROKEN ? state : "");
    }

    private static Activity activity(String state) {
        return switch (state) {
            case "uploading", "stalledUP", "forcedUP" -> Activity.SEEDING;
            case "queuedUP" -> Activity.QUEUED;
            case "pausedUP", "stoppedUP", "pausedDL", "stoppedDL" -> Activity.STOPPED;
            case "checkingUP", "checkingDL", "checkingResumeData", "moving" -> Activity.CHECKING;
            case "missingFiles", "error", "unknown" -> Activity.BROKEN;
            default -> Activity.DOWNLOADING;
        };
    }

    @Override
    public boolean add(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("savepath", folder)
                .addFormDataPart("autoTMM", "false")
                .addFormDataPart("paused", "true")
                .addFormDataPart("stopped", "true")
                .addFormDataPart("contentLayout", "Original")
                .addFormDataPart(
                        "torrents", torrent.infoHash() + ".torrent", RequestBody.create(torrent.toBytes(), TORRENT))
                .build();
        Calls.Answer answer = send("torrents/add", body);
        // Version 5.1 answers a duplicate with 409, those before say "Fails."
        return answer.status() != CONFLICT && !calls.good(answer).body().startsWith("Fails");
    }

    @Override
    public void verify(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        post("torrents/recheck", hashes(torrents));
    }

    /** Past the queue, in which only three torrents upload unless somebody has set it otherwise. */
    @Override
    public void start(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        post("torrents/setForceStart", hashes(torrents).add("value", "true"));
    }

    @Override
    public void stop(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        Calls.Answer answer = send("torrents/" + stop, hashes(torrents).build());
        if (answer.status() == NOT_FOUND && stop.equals("stop")) {
            stop = "pause";
            answer = send("torrents/" + stop, hashes(torrents).build());
        }
        calls.good(answer);
    }

    @Override
    public void remove(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        post("torrents/delete", hashes(torrents).add("deleteFiles", "false"));
    }

    /** Its own way to change the folder moves the files. */
    @Override
    public void relocate(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        remove(List.of(torrent.infoHash()));
        add(torrent, folder);
    }

    @Override
    public void trackers(Metainfo changed, String folder) throws ClientFault, InterruptedException {
        InfoHash torrent = changed.infoHash();
        String body = post("torrents/trackers", new FormBody.Builder().add("hash", torrent.hex()))
                .body();
        List<String> wanted = changed.announceList().all().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> left = new ArrayList<>();
        try {
            for (JsonElement one : JsonParser.parseString(body).getAsJsonArray()) {
                String address = one.getAsJsonObject().get("url").getAsString();
                if (!address.startsWith("**") && !wanted.remove(address)) {
                    left.add(address);
                }
            }
        } catch (RuntimeException e) {
            throw ClientFault.answer(calls.client(), "something that is not its API");
        }
        change(torrent, "addTrackers", String.join("\n", wanted));
        change(torrent, "removeTrackers", String.join("|", left));
    }

    private void change(InfoHash torrent, String what, String urls) throws ClientFault, InterruptedException {
        if (!urls.isEmpty()) {
            post(
                    "torrents/" + what,
                    new FormBody.Builder().add("hash", torrent.hex()).add("urls", urls));
        }
    }

    private static FormBody.Builder hashes(Collection<InfoHash> torrents) {
        return new FormBody.Builder()
                .add("hashes", torrents.stream().map(InfoHash::hex).collect(Collectors.joining("|")));
    }

    private Calls.Answer post(String path, FormBody.Builder form) throws ClientFault, InterruptedException {
        return calls.good(send(path, form.build()));
    }

    private Calls.Answer send(String path, RequestBody body) throws ClientFault, InterruptedException {
        if (login.isPresent() && cookie.isEmpty()) {
            logIn(login.get());
        }
        Calls.Answer answer = calls.send(request(path, body));
        if (answer.status() == FORBIDDEN || answer.status() == UNAUTHORIZED) {
            throw ClientFault.login(calls.client());
        }
        return answer;
    }

    /** Once: after five wrong logins it refuses also the right one for an hour. */
    private void logIn(HandLogin known) throws ClientFault, InterruptedException {
        FormBody.Builder form =
                new FormBody.Builder().add("username", known.user()).add("password", known.password());
        Calls.Answer answer = calls.send(request("auth/login", form.build()));
        if (answer.status() == FORBIDDEN) {
            throw new ClientFault(
                    calls.client() + " has banned this machine after too many wrong logins",
                    "correct the login, and wait for an hour or start the client anew",
                    null);
        }
        if (answer.status() == UNAUTHORIZED || answer.body().startsWith("Fails")) {
            throw ClientFault.login(calls.client());
        }
        calls.good(answer);
        cookie = Optional.of(answer.cookieHeader());
    }

    private Request request(String path, RequestBody body) {
        Request.Builder request =
                new Request.Builder().url(Urls.below(url, "api/v2/" + path)).post(body);
        cookie.filter(set -> !set.isEmpty()).ifPresent(set -> request.header("Cookie", set));
        return request.build();
    }
}
