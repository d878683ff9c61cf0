package org.seedcast.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's TLS as it is configured, with the names that {@link ServerNames} adds. */
record Tls(SSLSocketFactory sockets, X509TrustManager trust) {
    private static final @Nullable KeyStore TRUSTED_BY_THE_JDK = null;

    /** One for all clients: to read the certificates takes longer than to build a client. */
    static final Tls OF_THE_JDK = ofTheJdk();

    private static Tls ofTheJdk() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(TRUSTED_BY_THE_JDK);
            X509TrustManager trust = Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new Tls(new ServerNames(context.getSocketFactory()), trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no TLS", e);
        }
    }
}
