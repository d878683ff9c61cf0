package org.seedcast.handoff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.seedcast.handoff.Seen.Activity;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/**
 * RTorrent 0.9, by XML-RPC over SCGI. It forgets its last orders when it is killed, unless it is asked to save it; it
 * drops a torrent without a tracker silently while its DHT is off; and a check that cannot read a file never ends.
 */
public final class RTorrent implements Client {
    private static final List<String> FIELDS = List.of(
            "d.hash=",
            "d.state=",
            "d.is_active=",
            "d.complete=",
            "d.hashing=",
            "d.is_hash_checked=",
            "d.is_multi_file=",
            "d.directory=",
            "d.message=");

    private final XmlRpc rpc;

    /** @param place a Unix socket, or the port of a loopback address */
    public RTorrent(ScgiPlace place) {
        this.rpc = new XmlRpc(place);
    }

    @Override
    public Map<InfoHash, Seen> state(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        List<Object> parameters = new ArrayList<>(List.of("", "main"));
        parameters.addAll(FIELDS);
        Set<InfoHash> wanted = new HashSet<>(torrents);
        Map<InfoHash, Seen> seen = new HashMap<>();
        try {
            for (Object row : (List<?>) rpc.call("d.multicall2", parameters)) {
                List<?> fields = (List<?>) row;
                InfoHash infoHash = InfoHash.parse((String) fields.get(0));
                if (wanted.contains(infoHash)) {
                    seen.put(infoHash, seen(fields));
                }
            }
        } catch (ClassCastException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ClientFault.answer(rpc.client(), "something that is not its list of torrents");
        }
        return seen;
    }

    private static Seen seen(List<?> fields) {
        boolean started = is(fields, 1);
        boolean active = is(fields, 2);
        boolean complete = is(fields, 3) && is(fields, 5);
        boolean hashing = is(fields, 4);
        String directory = (String) fields.get(7);
        String folder = is(fields, 6) ? directory.substring(0, Math.max(directory.lastIndexOf('/'), 0)) : directory;
        String message = (String) fields.get(8);
        Activity activity = hashing
                ? Activity.CHECKING
                : !started || !active ? Activity.STOPPED : complete ? Activity.SEEDING : Activity.DOWNLOADING;
        // What a tracker says of it is no fault of the content.
        return new Seen(activity, complete && !hashing, folder, message.startsWith("Tracker") ? "" : message);
    }

    private static boolean is(List<?> fields, int index) {
        return !Long.valueOf(0).equals(fields.get(index));
    }

    /** It answers the same whatever happens. */
    @Override
    public boolean add(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        if (!state(List.of(torrent.infoHash())).isEmpty()) {
            return false;
        }
        String place = folder.replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] bytes = torrent.toBytes();
        rpc.call("load.raw", List.of("", bytes, "d.directory.set=\"" + place + "\""));
        return true;
    }

    @Override
    public void verify(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        each(torrents, "d.close", "d.check_hash");
    }

    @Override
    public void start(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        each(torrents, "d.start", "d.save_full_session");
    }

    @Override
    public void stop(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        each(torrents, "d.stop", "d.close", "d.save_full_session");
    }

    @Override
    public void remove(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        each(state(torrents).keySet(), "d.erase");
    }

    @Override
    public void relocate(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        remove(List.of(torrent.infoHash()));
        add(torrent, folder);
    }

    /** There is no call for it. */
    @Override
    public void trackers(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        relocate(torrent, folder);
    }

    private void each(Collection<InfoHash> torrents, String... methods) throws ClientFault, InterruptedException {
        for (InfoHash torrent : torrents) {
            for (String method : methods) {
                rpc.call(method, List.of(torrent.hex().toUpperCase(Locale.ROOT)));
            }
        }
    }
}
