package io.rangekeeper.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import okhttp3.tls.HeldCertificate;

/// Fresh keys of a control plane, as files in a folder.
///
/// @param authority the certificate that clients trust, as PEM
/// @param adminToken the bearer token of the group `system:masters`
record ControlPlaneKeys(Path folder, String authority, String adminToken) {
    static ControlPlaneKeys create(Path folder) throws IOException {
        HeldCertificate authority =
                new HeldCertificate.Builder()
                        .certificateAuthority(0)
                        .commonName("test-authority")
                        .build();
        HeldCertificate server =
                new HeldCertificate.Builder()
                        .signedBy(authority)
                        .commonName("kube-apiserver")
                        .addSubjectAlternativeName("127.0.0.1")
                        .addSubjectAlternativeName("localhost")
                        .build();
        HeldCertificate serviceAccounts = new HeldCertificate.Builder().build();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        var keys =
                new ControlPlaneKeys(
                        folder, authority.certificatePem(), HexFormat.of().formatHex(secret));
        Files.writeString(keys.serverCertificate(), server.certificatePem());
        Files.writeString(keys.serverKey(), server.privateKeyPkcs8Pem());
        Files.writeString(keys.serviceAccountCertificate(), serviceAccounts.certificatePem());
        Files.writeString(keys.serviceAccountKey(), serviceAccounts.privateKeyPkcs8Pem());
        Files.writeString(keys.tokens(), keys.adminToken + ",admin,1,\"system:masters\"\n");
        return keys;
    }

    Path serverCertificate() {
        return folder.resolve("server.crt");
    }

    Path serverKey() {
        return folder.resolve("server.key");
    }

    /// Verifies the tokens of ServiceAccounts.
    Path serviceAccountCertificate() {
        return folder.resolve("service-accounts.crt");
    }

    Path serviceAccountKey() {
        return folder.resolve("service-accounts.key");
    }

    Path tokens() {
        return folder.resolve("tokens.csv");
    }
}
