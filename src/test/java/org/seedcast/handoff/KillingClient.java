package org.seedcast.handoff;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** A client whose daemon is killed after some call that changes something; counts all calls. */
final class KillingClient implements Client {
    private final Client client;
    private final ClientDaemon daemon;
    private final int fatal;
    int questions;
    int changes;

    /** @param fatal the number of the last call that changes something; 0 for none */
    KillingClient(Client client, ClientDaemon daemon, int fatal) {
        this.client = client;
        this.daemon = daemon;
        this.fatal = fatal;
    }

    private void changed() throws InterruptedException {
        changes++;
        if (changes == fatal) {
            try {
                daemon.kill();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public Map<InfoHash, Seen> state(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        questions++;
        return client.state(torrents);
    }

    @Override
    public boolean add(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        boolean added = client.add(torrent, folder);
        changed();
        return added;
    }

    @Override
    public void verify(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        client.verify(torrents);
        changed();
    }

    @Override
    public void start(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        client.start(torrents);
        changed();
    }

    @Override
    public void stop(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        client.stop(torrents);
        changed();
    }

    @Override
    public void remove(Collection<InfoHash> torrents) throws ClientFault, InterruptedException {
        client.remove(torrents);
        changed();
    }

    @Override
    public void relocate(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        client.relocate(torrent, folder);
        changed();
    }

    @Override
    public void trackers(Metainfo torrent, String folder) throws ClientFault, InterruptedException {
        client.trackers(torrent, folder);
        changed();
    }
}
