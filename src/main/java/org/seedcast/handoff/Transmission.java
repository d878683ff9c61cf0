package org.seedcast.handoff;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.seedcast.handoff.Seen.Activity;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** Transmission 3 and 4, by its RPC. Version 4 calls a new torrent whole when its files are as long as they should be. */
public final class Transmission implements Client {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int CONFLICT = 409;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int LOCAL_ERROR = 3;

    private final Calls calls;
    private final String url;
    private final Optional<HandLogin> login;
    private String session = "";

    /** @param url of the client, without the path of the RPC */
    public Transmission(OkHttpClient http, URI url, Optional<HandLogin> login) {
        this.calls = new Calls(http, "transmission at " + url);
        this.url = Urls.below(url, "transmission/rpc");
        this.login = login;
    }

    @Override
    public Map<InfoHash, Seen> state(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        JsonObject arguments = ids(torrents);
        JsonArray fields = new JsonArray();
        List.of("hashString", "status", "haveValid", "totalSize", "error", "errorString", "downloadDir")
                .forEach(fields::add);
        arguments.add("fields", fields);
        JsonObject answer = call("torrent-get", arguments);
        Map<InfoHash, Seen> seen = new HashMap<>();
        try {
            for (JsonElement one : answer.getAsJsonArray("torrents")) {
                JsonObject torrent = one.getAsJsonObject();
                seen.put(InfoHash.parse(torrent.get("hashString").getAsString()), seen(torrent));
            }
        } catch (RuntimeException e) {
            throw unclear();
        }
        return seen;
    }

    private static Seen seen(JsonObject torrent) {
        boolean broken = torrent.get("error").getAsInt() == LOCAL_ERROR;
        Activity activity =
                switch (torrent.get("status").getAsInt()) {
                    case 0 -> broken ? Activity.BROKEN : Activity.STOPPED;
                    case 1, 2 -> Activity.CHECKING;
                    case 3, 4 -> Activity.DOWNLOADING;
                    case 5 -> Activity.QUEUED;
                    default -> broken ? Activity.BROKEN : Activity.SEEDING;
                };
        long size = torrent.get("totalSize").getAsLong();
        return new Seen(
                activity,
                torrent.get("haveValid").getAsLong() == size,
                torrent.get("downloadDir").getAsString(),
                broken ? torrent.get("errorString").getAsString() : "");
    }

    @Override
    public boolean add(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("metainfo", Base64.getEncoder().encodeToString(torrent.toBytes()));
        arguments.addProperty("download-dir", folder);
        arguments.addProperty("paused", true);
        return call("torrent-add", arguments).has("torrent-added");
    }

    @Override
    public void verify(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        call("torrent-verify", ids(torrents));
    }

    @Override
    public void start(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        call("torrent-start-now", ids(torrents));
    }

    @Override
    public void stop(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        call("torrent-stop", ids(torrents));
    }

    @Override
    public void remove(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        JsonObject arguments = ids(torrents);
        arguments.addProperty("delete-local-data", false);
        call("torrent-remove", arguments);
    }

    @Override
    public void relocate(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        JsonObject arguments = ids(List.of(torrent.infoHash()));
        arguments.addProperty("location", folder);
        arguments.addProperty("move", false);
        call("torrent-set-location", arguments);
    }

    /** Version 3 can only add single trackers and remove them by their numbers. */
    @Override
    public void trackers(Metainfo changed, String folder) throws ClientFault, InterruptedException {
        InfoHash torrent = changed.infoHash();
        JsonObject question = ids(List.of(torrent));
        JsonArray fields = new JsonArray();
        fields.add("trackers");
        question.add("fields", fields);
        JsonObject answer = call("torrent-get", question);
        JsonArray added = new JsonArray();
        changed.announceList().all().forEach(tracker -> added.add(tracker.toString()));
        JsonArray removed = new JsonArray();
        try {
            for (JsonElement one : answer.getAsJsonArray("torrents")) {
                for (JsonElement tracker : one.getAsJsonObject().getAsJsonArray("trackers")) {
                    JsonElement address = tracker.getAsJsonObject().get("announce");
                    if (!added.remove(address)) {
                        removed.add(tracker.getAsJsonObject().get("id"));
                    }
                }
            }
        } catch (RuntimeException e) {
            throw unclear();
        }
        change(torrent, "trackerAdd", added);
        change(torrent, "trackerRemove", removed);
    }

    private void change(InfoHash torrent, String what, JsonArray trackers) throws ClientFault, InterruptedException {
        if (!trackers.isEmpty()) {
            JsonObject arguments = ids(List.of(torrent));
            arguments.add(what, trackers);
            call("torrent-set", arguments);
        }
    }

    private static JsonObject ids(Collection<InfoHash> torrents) {
        JsonArray ids = new JsonArray();
        torrents.forEach(torrent -> ids.add(torrent.hex()));
        JsonObject arguments = new JsonObject();
        arguments.add("ids", ids);
        return arguments;
    }

    private JsonObject call(String method, JsonObject arguments) throws ClientFault, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("method", method);
        body.add("arguments", arguments);
        Calls.Answer answer = send(body.toString());
        if (answer.status() == CONFLICT) {
            session = answer.session();
            answer = send(body.toString());
        }
        if (answer.status() == UNAUTHORIZED) {
            throw ClientFault.login(calls.client());
        }
        if (answer.status() == FORBIDDEN) {
            throw new ClientFault(
                    calls.client() + " refuses this machine",
                    "it was given wrong passwords, or its rpc-whitelist or rpc-host-whitelist leaves us out",
                    null);
        }
        return parsed(calls.good(answer).body());
    }

    private JsonObject parsed(String body) throws ClientFault {
        try {
            JsonObject answer = JsonParser.parseString(body).getAsJsonObject();
            String result = answer.get("result").getAsString();
            if (!result.equals("success")) {
                throw ClientFault.answer(calls.client(), "'" + result + "'");
            }
            return answer.getAsJsonObject("arguments");
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException e) {
            throw unclear();
        }
    }

    private ClientFault unclear() {
        return ClientFault.answer(calls.client(), "something that is not its RPC");
    }

    private Calls.Answer send(String body) throws ClientFault, InterruptedException {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("X-Transmission-Session-Id", session)
                .post(RequestBody.create(body, JSON));
        login.ifPresent(known -> request.header(
                "Authorization", Credentials.basic(known.user(), known.password(), StandardCharsets.UTF_8)));
        return calls.send(request.build());
    }
}
