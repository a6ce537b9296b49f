package io.rangekeeper.store.cluster;

import io.rangekeeper.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// An API server: where it is, how we know it, and how it knows us.
///
/// The client's `ApiClient` would do the same. But each one reads all authorities that the JDK
/// knows before those that it is given, and with the first come 720 classes of the models of
/// Kubernetes, which nobody asks for here.
///
/// @param address without a slash at its end
/// @param authorities the certificates, PEM, that the server's is to be signed by; else the JDK's
/// @param isVerified whether it matters who answers at the address
record ApiServer(
        String address,
        Optional<ByteString> authorities,
        boolean isVerified,
        Credentials credentials) {

    /// @throws StoreException when there is a certificate or a key that cannot be used
    OkHttpClient client() {
        try {
            X509TrustManager trust = isVerified ? trust() : new Anybody();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(credentials.keys(), new TrustManager[] {trust}, null);
            OkHttpClient.Builder client =
                    new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust);
            if (!isVerified) {
                client.hostnameVerifier((_, _) -> true);
            }
            credentials.header().ifPresent(client::addInterceptor);
            return client.build();
        } catch (GeneralSecurityException | IOException e) {
            throw new StoreException(
                    address + ": a certificate or its key cannot be used: " + e.getMessage(), e);
        }
    }

    private X509TrustManager trust() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities.isPresent() ? store(authorities.get()) : null);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static @Nullable KeyStore store(ByteString authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int index = 0;
        for (Certificate authority :
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(authorities.toByteArray()))) {
            store.setCertificateEntry("authority-" + index++, authority);
        }
        if (index == 0) {
            throw new CertificateException("there is none where the authorities should be");
        }
        return store;
    }

    /// For `insecure-skip-tls-verify`, by which somebody says that it does not matter.
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
