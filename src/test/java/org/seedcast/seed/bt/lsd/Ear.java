package org.seedcast.seed.bt.lsd;

import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seedcast.torrent.InfoHash;

/**
 * A client that looks for torrents, and writes down what others announce: {@code Ear ADDRESS INFOHASH...}, in a network of
 * its own. It prints a line for each message: who sent it, the port, the info-hashes.
 */
public final class Ear {
    private static final int PORT = 4242;

    private Ear() {}

    public static void main(String[] args) throws Exception {
        InetAddress address = InetAddress.getByName(args[0]);
        List<InfoHash> wanted = Stream.of(args).skip(1).map(InfoHash::parse).toList();
        Group group = address instanceof Inet4Address ? Group.IPV4 : Group.IPV6;
        try (MulticastSocket socket = new MulticastSocket(Group.PORT)) {
            socket.joinGroup(group.target(), NetworkInterface.getByInetAddress(address));
            socket.setNetworkInterface(NetworkInterface.getByInetAddress(address));
            ByteBuffer packed = new Search(PORT, wanted, Optional.of("ear")).packet(group);
            byte[] question = new byte[packed.remaining()];
            packed.get(question);
            socket.send(new DatagramPacket(question, question.length, group.target()));
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
                socket.receive(packet);
                Search.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()))
                        .filter(search -> search.port() != PORT)
                        .ifPresent(search -> System.out.println(
                                ((InetSocketAddress) packet.getSocketAddress()).getHostString() + " " + search));
            }
        }
    }
}
