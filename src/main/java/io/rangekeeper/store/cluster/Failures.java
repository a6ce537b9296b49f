package io.rangekeeper.store.cluster;

import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What to tell a person when the cluster could not be read or reached.
final class Failures {
    private Failures() {}

    /// An answer that is no success.
    ///
    /// @param kind what was asked for
    static StoreException refused(String address, Answer answer, ObjectKind kind) {
        String advice =
                switch (answer.code()) {
                    case 401 -> "; the credentials are not accepted: log in again";
                    case 403 -> "; " + kind.permissions();
                    default -> "";
                };
        return new StoreException(
                "the cluster at " + address + " refused: " + answer.message() + advice);
    }

    /// An answer from something else, such as a proxy.
    static StoreException stranger(String address, ObjectKind kind) {
        return new StoreException(
                address
                        + " did not answer with "
                        + kind.noun()
                        + "; is this address an API server's?");
    }

    /// No answer at all.
    static String unreachable(String address, IOException e) {
        return "the cluster at " + address + " cannot be reached: " + reason(e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case SSLException _ ->
                    causes(e)
                            + "; check the certificate authority and the client certificate of the"
                            + " kubeconfig";
            case InterruptedIOException _ -> "no answer in time";
            default -> causes(e);
        };
    }

    /// The outermost message and the innermost, which often says more.
    private static String causes(Throwable e) {
        Throwable root =
                Stream.iterate(e, t -> t != null, Throwable::getCause)
                        .reduce((_, last) -> last)
                        .orElse(e);
        return Stream.of(e, root)
                .map(t -> t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage())
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
