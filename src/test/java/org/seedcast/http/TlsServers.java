package org.seedcast.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.seedcast.Tools;

/** Certificates of an authority of one's own, made by the keytool of the JDK. */
final class TlsServers {
    private static final char[] PASSWORD = "secret".toCharArray();
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home", ""), "bin/keytool");
    private static final String AUTHORITY = "authority";

    private final Path file;

    private TlsServers(Path file) {
        this.file = file;
    }

    static TlsServers in(Path folder) throws IOException, InterruptedException {
        TlsServers servers = new TlsServers(folder.resolve("keys.p12"));
        servers.make(AUTHORITY, "-ext", "bc:critical=ca:true", "-validity", "3650");
        return servers;
    }

    /** A certificate for localhost, signed by the authority. */
    void signed(String alias, String host, String start, int days) throws IOException, InterruptedException {
        make(
                alias,
                "-signer",
                AUTHORITY,
                "-ext",
                "san=dns:" + host,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
    }

    void selfSigned(String alias) throws IOException, InterruptedException {
        make(alias, "-ext", "san=dns:localhost");
    }

    private void make(String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                KEYTOOL.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-alias",
                alias,
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(Arrays.asList(more));
        Tools.Result made = Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new));
        if (made.exitCode() != 0) {
            throw new AssertionError(made.output());
        }
    }

    /** What a server shows that has the certificate {@code alias}. */
    SSLContext server(String alias) throws GeneralSecurityException, IOException {
        KeyStore all = load();
        KeyStore one = empty();
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** The same client, which trusts the authority. */
    OkHttpClient trusting(OkHttpClient client) throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return client.newBuilder()
                .sslSocketFactory(context.getSocketFactory(), trust)
                .build();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        @Nullable InputStream nothing = null;
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(nothing, PASSWORD);
        return store;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
