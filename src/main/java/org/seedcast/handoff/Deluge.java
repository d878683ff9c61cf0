package org.seedcast.handoff;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.seedcast.handoff.Seen.Activity;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** Deluge 2, by its web interface, which passes calls on to the daemon. Of what is hashed while stopped it says so only at the end. */
public final class Deluge implements Client {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String USUAL_PASSWORD = "deluge";
    private static final int NOT_AUTHENTICATED = 1;
    private static final int UNKNOWN_METHOD = 2;

    private final Calls calls;
    private final String url;
    private final String password;
    private Optional<String> cookie = Optional.empty();
    private int number;

    public Deluge(OkHttpClient http, URI url, Optional<HandLogin> login) {
        this.calls = new Calls(http, "deluge at " + url);
        this.url = Urls.below(url, "json");
        this.password = login.map(HandLogin::password).orElse(USUAL_PASSWORD);
    }

    @Override
    public Map<InfoHash, Seen> state(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        JsonObject filter = new JsonObject();
        filter.add("id", ids(torrents));
        JsonArray keys = new JsonArray();
        List.of("state", "is_seed", "save_path", "message").forEach(keys::add);
        JsonElement answer = daemon("core.get_torrents_status", filter, keys);
        Map<InfoHash, Seen> seen = new HashMap<>();
        try {
            for (Map.Entry<String, JsonElement> one : answer.getAsJsonObject().entrySet()) {
                JsonObject torrent = one.getValue().getAsJsonObject();
                if (torrent.has("state")) {
                    seen.put(InfoHash.parse(one.getKey()), seen(torrent));
                }
            }
        } catch (RuntimeException e) {
            throw unclear();
        }
        return seen;
    }

    private static Seen seen(JsonObject torrent) {
        Activity activity =
                switch (torrent.get("state").getAsString()) {
                    case "Seeding" -> Activity.SEEDING;
                    case "Paused" -> Activity.STOPPED;
                    case "Queued" -> Activity.QUEUED;
                    case "Checking", "Allocating", "Moving" -> Activity.CHECKING;
                    case "Error" -> Activity.BROKEN;
                    default -> Activity.DOWNLOADING;
                };
        String complaint = activity == Activity.BROKEN ? torrent.get("message").getAsString() : "";
        return new Seen(
                activity,
                torrent.get("is_seed").getAsBoolean(),
                torrent.get("save_path").getAsString(),
                complaint);
    }

    @Override
    public boolean add(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        JsonObject options = new JsonObject();
        options.addProperty("download_location", folder);
        options.addProperty("add_paused", true);
        options.addProperty("auto_managed", false);
        JsonObject answer = answer(
                "core.add_torrent_file",
                text(torrent.infoHash() + ".torrent"),
                text(Base64.getEncoder().encodeToString(torrent.toBytes())),
                options);
        if (answer.get("error") instanceof JsonObject error && error.toString().contains("already in session")) {
            return false;
        }
        result(answer);
        return true;
    }

    @Override
    public void verify(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        daemon("core.force_recheck", ids(torrents));
    }

    /** Past its queue, in which only five torrents seed unless somebody has set it otherwise. */
    @Override
    public void start(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        JsonObject options = new JsonObject();
        options.addProperty("auto_managed", false);
        daemon("core.set_torrent_options", ids(torrents), options);
        daemon("core.resume_torrents", ids(torrents));
    }

    @Override
    public void stop(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        daemon("core.pause_torrents", ids(torrents));
    }

    @Override
    public void remove(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        for (InfoHash torrent : state(torrents).keySet()) {
            daemon("core.remove_torrent", text(torrent.hex()), new JsonPrimitive(false));
        }
    }

    /** Its own way to change the folder moves the files. */
    @Override
    public void relocate(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        remove(List.of(torrent.infoHash()));
        add(torrent, folder);
    }

    @Override
    public void trackers(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        JsonArray trackers = new JsonArray();
        List<List<URI>> tiers = torrent.announceList().tiers();
        for (int tier = 0; tier < tiers.size(); tier++) {
            for (URI tracker : tiers.get(tier)) {
                JsonObject one = new JsonObject();
                one.addProperty("url", tracker.toString());
                one.addProperty("tier", tier);
                trackers.add(one);
            }
        }
        daemon("core.set_torrent_trackers", text(torrent.infoHash().hex()), trackers);
    }

    private static JsonArray ids(Collection<InfoHash> torrents) {
        JsonArray ids = new JsonArray();
        torrents.forEach(torrent -> ids.add(torrent.hex()));
        return ids;
    }

    private static JsonElement text(String text) {
        return new JsonPrimitive(text);
    }

    /** Calls the daemon; the web interface is connected to it first if it is not. */
    private JsonElement daemon(String method, JsonElement... parameters) throws ClientFault, InterruptedException {
        return result(answer(method, parameters));
    }

    private JsonObject answer(String method, JsonElement... parameters) throws ClientFault, InterruptedException {
        JsonObject answer = call(method, parameters);
        if (code(answer) == UNKNOWN_METHOD) {
            connect();
            answer = call(method, parameters);
        }
        return answer;
    }

    private void connect() throws ClientFault, InterruptedException {
        try {
            JsonArray hosts = result(call("web.get_hosts")).getAsJsonArray();
            result(call("web.connect", hosts.get(0).getAsJsonArray().get(0)));
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw ClientFault.answer(calls.client(), "no daemon that it knows");
        }
    }

    private JsonElement result(JsonObject answer) throws ClientFault {
        if (answer.get("error") instanceof JsonObject error) {
            throw ClientFault.answer(
                    calls.client(),
                    "'" + error.get("message").getAsString().lines().findFirst().orElse("") + "'");
        }
        JsonElement result = answer.get("result");
        return result == null ? JsonNull.INSTANCE : result;
    }

    private static int code(JsonObject answer) {
        return answer.get("error") instanceof JsonObject error && error.has("code")
                ? error.get("code").getAsInt()
                : 0;
    }

    private JsonObject call(String method, JsonElement... parameters) throws ClientFault, InterruptedException {
        if (cookie.isEmpty()) {
            logIn();
        }
        JsonObject answer = parsed(calls.good(send(method, parameters)));
        if (code(answer) == NOT_AUTHENTICATED) {
            throw ClientFault.login(calls.client());
        }
        return answer;
    }

    private void logIn() throws ClientFault, InterruptedException {
        Calls.Answer answer = calls.good(send("auth.login", text(password)));
        if (!(result(parsed(answer)) instanceof JsonPrimitive good)) {
            throw unclear();
        }
        if (!good.getAsBoolean()) {
            throw ClientFault.login(calls.client());
        }
        cookie = Optional.of(answer.cookieHeader());
    }

    private JsonObject parsed(Calls.Answer answer) throws ClientFault {
        try {
            return JsonParser.parseString(answer.body()).getAsJsonObject();
        } catch (RuntimeException e) {
            throw unclear();
        }
    }

    private ClientFault unclear() {
        return ClientFault.answer(calls.client(), "something that is not its API");
    }

    private Calls.Answer send(String method, JsonElement... parameters) throws ClientFault, InterruptedException {
        JsonArray all = new JsonArray();
        List.of(parameters).forEach(all::add);
        JsonObject body = new JsonObject();
        body.addProperty("method", method);
        body.add("params", all);
        body.addProperty("id", ++number);
        // As bytes: with a charset beside its type Deluge would refuse it.
        Request.Builder request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON));
        cookie.filter(set -> !set.isEmpty()).ifPresent(set -> request.header("Cookie", set));
        return calls.send(request.build());
    }
}
