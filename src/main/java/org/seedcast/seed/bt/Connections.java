package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import bt.net.ConnectionResult;
import bt.net.IConnectionHandlerFactory;
import bt.net.IPeerConnectionFactory;
import bt.net.Peer;
import bt.net.buffer.BorrowedBuffer;
import bt.net.buffer.IBufferManager;
import bt.net.crypto.CipherBufferMutator;
import bt.net.crypto.MSEHandshakeProcessor;
import bt.net.pipeline.ChannelPipeline;
import bt.net.pipeline.ChannelPipelineBuilder;
import bt.net.pipeline.IChannelPipelineFactory;
import bt.protocol.crypto.MSECipher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a connection of a socket: encryption, pipeline, handshake. In place of Bt's own factory, which decrypts the first
 * bytes of encrypted peers twice and leaves two event listeners behind for each connection.
 */
final class Connections implements IPeerConnectionFactory {
    private final IConnectionHandlerFactory handshakes;
    private final IChannelPipelineFactory pipelines;
    private final Supplier<PeerProtocol> protocols;
    private final MSEHandshakeProcessor encryption;
    private final IBufferManager buffers;
    private final NetworkLoop loop;

    Connections(
            IConnectionHandlerFactory handshakes,
            IChannelPipelineFactory pipelines,
            Supplier<PeerProtocol> protocols,
            MSEHandshakeProcessor encryption,
            IBufferManager buffers,
            NetworkLoop loop) {
        this.handshakes = handshakes;
        this.pipelines = pipelines;
        this.protocols = protocols;
        this.encryption = encryption;
        this.buffers = buffers;
        this.loop = loop;
    }

    @Override
    public ConnectionResult createIncomingConnection(Peer peer, SocketChannel channel) {
        BorrowedBuffer<ByteBuffer> in = buffers.borrowByteBuffer();
        BorrowedBuffer<ByteBuffer> out = buffers.borrowByteBuffer();
        Connection connection;
        try {
            connection = connect(peer, channel, in, out);
        } catch (IOException | RuntimeException e) {
            in.release();
            out.release();
            return ConnectionResult.failure("no handshake", e);
        }
        return shakeHands(connection);
    }

    private ConnectionResult shakeHands(Connection connection) {
        boolean welcome = false;
        try {
            welcome = handshakes.getIncomingHandler().handleConnection(connection);
        } finally {
            if (!welcome) {
                connection.closeQuietly();
            }
        }
        return welcome ? ConnectionResult.success(connection) : ConnectionResult.failure("handshake refused");
    }

    @Override
    public ConnectionResult createOutgoingConnection(Peer peer, TorrentId id) {
        return ConnectionResult.failure("nobody is dialled");
    }

    private Connection connect(
            Peer peer, SocketChannel channel, BorrowedBuffer<ByteBuffer> in, BorrowedBuffer<ByteBuffer> out)
            throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer received = in.lockAndGet();
        ByteBuffer sent = out.lockAndGet();
        ChannelPipelineBuilder pipeline = pipelines
                .buildPipeline(peer)
                .channel(channel)
                .protocol(protocols.get())
                .inboundBuffer(in)
                .outboundBuffer(out);
        try {
            Optional<MSECipher> cipher = encryption.negotiateIncoming(peer, channel, received, sent);
            int alreadyPlain = received.position();
            cipher.ifPresent(negotiated -> encrypt(pipeline, negotiated, alreadyPlain));
        } finally {
            in.unlock();
            out.unlock();
        }
        return connection(peer, channel, in, out, pipeline.build());
    }

    private static void encrypt(ChannelPipelineBuilder pipeline, MSECipher cipher, int alreadyPlain) {
        pipeline.decoders(new PlainPrefixSkipper(alreadyPlain, new CipherBufferMutator(cipher.getDecryptionCipher())));
        pipeline.encoders(new CipherBufferMutator(cipher.getEncryptionCipher()));
    }

    private Connection connection(
            Peer peer,
            SocketChannel channel,
            BorrowedBuffer<ByteBuffer> in,
            BorrowedBuffer<ByteBuffer> out,
            ChannelPipeline pipeline)
            throws IOException {
        PeerSocket socket = new PeerSocket(channel, in, out, pipeline, loop);
        int remotePort = ((InetSocketAddress) channel.getRemoteAddress()).getPort();
        socket.register();
        return new Connection(peer, remotePort, socket);
    }
}
