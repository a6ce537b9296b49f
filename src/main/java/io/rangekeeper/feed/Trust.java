package io.rangekeeper.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/// Trust in the certificates of a file, besides those that a client trusts anyhow.
final class Trust {
    private Trust() {}

    static OkHttpClient adding(Path file, OkHttpClient client) throws RefusedException {
        List<Certificate> trusted = new ArrayList<>(read(file));
        X509TrustManager usual = Objects.requireNonNull(client.x509TrustManager());
        trusted.addAll(List.of(usual.getAcceptedIssuers()));
        try {
            X509TrustManager manager = manager(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return client.newBuilder()
                    .sslSocketFactory(context.getSocketFactory(), manager)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw refused(file, "cannot be used: " + e.getMessage());
        }
    }

    private static List<X509Certificate> read(Path file) throws RefusedException {
        List<X509Certificate> certificates = new ArrayList<>();
        try (InputStream stream = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw refused(file, "cannot be read");
        }
        if (certificates.isEmpty()) {
            throw refused(file, "holds no certificate");
        }
        return certificates;
    }

    private static X509TrustManager manager(List<Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry("ca-" + i, trusted.get(i));
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static RefusedException refused(Path file, String what) {
        return new RefusedException(
                Refusal.UNREACHABLE,
                "the file " + file + " with certificates " + Excerpt.plain(what, 200));
    }
}
