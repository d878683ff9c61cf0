package org.seedcast.seed.bt.lsd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one group: one that receives, which all clients of this machine share, and in each network one that
 * sends. A socket that cannot be opened is left out: a machine need not have multicast. For one thread.
 */
final class GroupSockets {
    private static final Logger LOG = LoggerFactory.getLogger(GroupSockets.class);

    private final Group group;
    private final Optional<InetAddress> bind;
    private final Map<Place, DatagramChannel> speaking = new HashMap<>();
    private final Map<NetworkInterface, MembershipKey> memberships = new HashMap<>();
    private @Nullable DatagramChannel hearing;

    GroupSockets(Group group, Optional<InetAddress> bind) {
        this.group = group;
        this.bind = bind;
    }

    /** Looks which networks there are now. */
    void look(Selector selector) {
        Set<Place> places = Place.all(group, bind);
        speaking.entrySet().removeIf(place -> {
            boolean gone = !places.contains(place.getKey());
            if (gone) {
                close(place.getValue());
            }
            return gone;
        });
        memberships.entrySet().removeIf(membership -> {
            boolean gone = places.stream().noneMatch(place -> place.network().equals(membership.getKey()));
            if (gone) {
                membership.getValue().drop();
            }
            return gone;
        });
        for (Place place : places) {
            if (!speaking.containsKey(place)) {
                enter(place, selector);
            }
        }
    }

    private void enter(Place place, Selector selector) {
        try {
            speaking.put(place, speaker(place));
            join(place.network(), hearing(selector));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no {} at {}", group.host(), place.address(), e);
        }
    }

    private DatagramChannel speaker(Place place) throws IOException {
        DatagramChannel channel = DatagramChannel.open(group.family());
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, place.network());
            return channel.bind(new InetSocketAddress(place.address(), 0));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void join(NetworkInterface network, DatagramChannel channel) throws IOException {
        if (!memberships.containsKey(network)) {
            memberships.put(network, channel.join(group.address(), network));
        }
    }

    private DatagramChannel hearing(Selector selector) throws IOException {
        DatagramChannel open = hearing;
        if (open == null) {
            open = DatagramChannel.open(group.family());
            try {
                open.configureBlocking(false);
                open.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                open.bind(new InetSocketAddress(Group.PORT));
                open.register(selector, SelectionKey.OP_READ, this);
                hearing = open;
            } catch (IOException e) {
                open.close();
                throw e;
            }
        }
        return open;
    }

    /** Into every network; where one is down that is no news. */
    void send(Search search) {
        speaking.forEach((place, channel) -> {
            try {
                channel.send(search.packet(group), group.target());
            } catch (IOException e) {
                LOG.debug("cannot announce from {}", place.address(), e);
            }
        });
    }

    /** The next message into {@code buffer}, and whose it is; null when there is none. */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer) {
        DatagramChannel open = hearing;
        try {
            return open == null ? null : (InetSocketAddress) open.receive(buffer);
        } catch (IOException e) {
            LOG.debug("cannot receive announcements to {}", group.host(), e);
            return null;
        }
    }

    void close() {
        speaking.values().forEach(GroupSockets::close);
        if (hearing != null) {
            close(hearing);
        }
    }

    private static void close(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a socket that cannot be closed", e);
        }
    }
}
