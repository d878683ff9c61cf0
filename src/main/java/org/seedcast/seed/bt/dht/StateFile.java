package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lbms.plugins.mldht.kad.Key;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.Bencoded;
import org.seedcast.torrent.bencode.InvalidBencode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a {@link DhtState} in a bencoded file: {@code id}, and the nodes' addresses as peers are packed (BEP 23, 7). */
final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final int LARGEST_BYTES = 64 << 10;
    private static final int PORT_BYTES = 2;
    private static final String ID = "id";
    private static final String NODES = "nodes";
    private static final String NODES6 = "nodes6";

    private final Path file;
    private final AtomicFile writer;

    StateFile(Path file, AtomicFile writer) {
        this.file = file;
        this.writer = writer;
    }

    Path path() {
        return file;
    }

    /** Empty when there is none yet, or none that can be used; then one line in the log says why. */
    Optional<DhtState> read() {
        try {
            return Optional.of(parse(bytes()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | InvalidBencode e) {
            LOG.warn("cannot use {}: {}; the DHT starts afresh", file, SeedcastException.reason(e));
            return Optional.empty();
        }
    }

    void write(DhtState state) throws IOException {
        BDictionary content = BDictionary.of(Map.of(
                ID, BString.of(state.id().getHash()),
                NODES, pack(state.nodesIpv4(), Family.IPV4),
                NODES6, pack(state.nodesIpv6(), Family.IPV6)));
        writer.write(file, BencodeWriter.write(content));
    }

    private byte[] bytes() throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("too large");
        }
        return Files.readAllBytes(file);
    }

    private static DhtState parse(byte[] bytes) throws IOException, InvalidBencode {
        Bencoded content = BencodeReader.read(bytes);
        if (!(content instanceof BDictionary dictionary)) {
            throw new IOException("not a dictionary");
        }
        BString id = dictionary.string(ID).orElseThrow(() -> new IOException("no node id"));
        if (id.length() != Key.SHA1_HASH_LENGTH) {
            throw new IOException("a node id of " + id.length() + " bytes");
        }
        return new DhtState(
                new Key(id.bytes()), unpack(dictionary, NODES, Family.IPV4), unpack(dictionary, NODES6, Family.IPV6));
    }

    private static BString pack(List<InetSocketAddress> nodes, Family family) {
        ByteBuffer packed = ByteBuffer.allocate(nodes.size() * (family.addressBytes() + PORT_BYTES));
        for (InetSocketAddress node : nodes) {
            packed.put(node.getAddress().getAddress()).putShort((short) node.getPort());
        }
        return BString.of(packed.array());
    }

    /** Passes over addresses that no node can have. */
    private static List<InetSocketAddress> unpack(BDictionary content, String key, Family family) throws IOException {
        ByteBuffer packed =
                ByteBuffer.wrap(content.string(key).map(BString::bytes).orElseGet(() -> new byte[0]));
        if (packed.remaining() % (family.addressBytes() + PORT_BYTES) != 0) {
            throw new IOException(key + " is cut off");
        }
        List<InetSocketAddress> nodes = new ArrayList<>();
        while (packed.hasRemaining() && nodes.size() < DhtState.MOST_NODES) {
            byte[] address = new byte[family.addressBytes()];
            packed.get(address);
            InetAddress host = Family.address(address);
            InetSocketAddress node = new InetSocketAddress(host, Short.toUnsignedInt(packed.getShort()));
            if (family.canReach(node)) {
                nodes.add(node);
            }
        }
        return nodes;
    }
}
