package org.seedcast.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.StandardConstants;
import org.seedcast.http.guard.LiteralHost;

/**
 * Sends every server the name it was called by (RFC 6066 §3), as one that serves many picks its certificate by that.
 * The JDK leaves the name out if it has an underscore, no dot, or a hyphen at an end.
 */
final class ServerNames extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    ServerNames(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return named(sockets.createSocket(connected, host, port, autoClose), host);
    }

    private static Socket named(Socket socket, String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (socket instanceof SSLSocket tls && LiteralHost.parse(name).isEmpty()) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setServerNames(List.of(new Name(name)));
            tls.setSSLParameters(parameters);
        }
        return socket;
    }

    /** Accepts any name, unlike SNIHostName, which keeps the rules of RFC 952. */
    private static final class Name extends SNIServerName {
        Name(String ascii) {
            super(StandardConstants.SNI_HOST_NAME, ascii.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return named(sockets.createSocket(host, port), host);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return named(sockets.createSocket(host, port, local, localPort), host);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return sockets.createSocket(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return sockets.createSocket(address, port, local, localPort);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
