package org.seedcast.announce.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Makes sockets whose calls leave from one address of this machine. */
final class BoundSockets extends SocketFactory {
    private final InetSocketAddress source;

    BoundSockets(InetSocketAddress source) {
        this.source = source;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        try {
            socket.bind(source);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress ours, int ourPort) throws IOException {
        return new Socket(host, port, ours, ourPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress ours, int ourPort) throws IOException {
        return new Socket(host, port, ours, ourPort);
    }

    private Socket connected(SocketAddress target) throws IOException {
        Socket socket = createSocket();
        try {
            socket.connect(target);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
