package io.rangekeeper.store.cluster;

import io.kubernetes.client.util.SSLUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import okhttp3.Interceptor;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// How one says who one is. None of it says a secret where it is printed.
sealed interface Credentials {
    /// Nobody in particular.
    record None() implements Credentials {}

    /// A certificate and its key, PEM both.
    record Certificate(ByteString certificate, ByteString key) implements Credentials {
        @Override
        public String toString() {
            return "a certificate";
        }
    }

    record Password(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "a password";
        }
    }

    record Token(String token) implements Credentials {
        @Override
        public String toString() {
            return "a token";
        }
    }

    /// One that changes, such as that of a pod: it is asked at each request.
    record Changing(Interceptor token) implements Credentials {}

    /// What goes along with a TLS handshake; null for nothing.
    ///
    /// @throws GeneralSecurityException when a key cannot be used
    /// @throws IOException when it cannot be read
    default KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
        return this instanceof Certificate(ByteString certificate, ByteString key)
                ? keys(certificate.toByteArray(), key.toByteArray())
                : null;
    }

    private static KeyManager[] keys(byte[] certificate, byte[] key)
            throws GeneralSecurityException, IOException {
        String algorithm = SSLUtils.recognizePrivateKeyAlgo(key);
        return SSLUtils.keyManagers(certificate, key, algorithm, "", null, null);
    }

    /// What adds them to each request; empty where that is not the way.
    default Optional<Interceptor> header() {
        return switch (this) {
            case None _, Certificate _ -> Optional.empty();
            case Password(String user, String password) ->
                    Optional.of(authorization(okhttp3.Credentials.basic(user, password)));
            case Token(String token) -> Optional.of(authorization("Bearer " + token));
            case Changing(Interceptor token) -> Optional.of(token);
        };
    }

    private static Interceptor authorization(String value) {
        return chain ->
                chain.proceed(chain.request().newBuilder().header("Authorization", value).build());
    }
}
