package org.seedcast.handoff;

import java.util.Collection;
import java.util.Map;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/**
 * A BitTorrent client that is controlled from here. Each call takes effect some time later, if at all: clients forget calls
 * when they are killed, and some do when they are busy, so only {@link #state} gives the outcome.
 */
public interface Client {
    /** Returns the torrents of {@code torrents} that the client has, by one call. */
    Map<InfoHash, Seen> state(Collection<InfoHash> torrents) throws ClientFault, InterruptedException;

    /**
     * Adds a torrent, stopped.
     *
     * @param folder that holds its content, as the client sees it
     * @return false if the client has it already
     */
    boolean add(Metainfo torrent, String folder) throws ClientFault, InterruptedException;

    /** Lets the client hash the content of stopped torrents. */
    void verify(Collection<InfoHash> torrents) throws ClientFault, InterruptedException;

    /** Starts torrents, past any queue; no other torrent and no setting of the client is changed. */
    void start(Collection<InfoHash> torrents) throws ClientFault, InterruptedException;

    void stop(Collection<InfoHash> torrents) throws ClientFault, InterruptedException;

    /** Removes torrents; their content stays. */
    void remove(Collection<InfoHash> torrents) throws ClientFault, InterruptedException;

    /** Tells where the content of a stopped torrent is; nothing is moved. */
    void relocate(Metainfo torrent, String folder) throws ClientFault, InterruptedException;

    /**
     * Replaces the trackers of a torrent by those of {@code torrent}; it may have to be hashed again afterwards.
     *
     * @param folder that holds its content, as the client sees it
     */
    void trackers(Metainfo torrent, String folder) throws ClientFault, InterruptedException;
}
