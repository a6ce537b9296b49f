package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which proxy a request takes, and which address a name may stand for.
class WayOutTest {
    @ParameterizedTest
    @CsvSource({
        "feed.example, proxy.example",
        "internal.example, ''",
        "a.internal.example, ''",
        "notinternal.example, proxy.example",
        "dotted.example, ''",
        "a.dotted.example, ''",
        "10.0.0.1, ''"
    })
    void proxiesAreThoseOfTheEnvironment(String host, String proxy) {
        EnvironmentProxies proxies =
                EnvironmentProxies.of(
                        Map.of(
                                "HTTPS_PROXY",
                                "http://user:secret@proxy.example:3128",
                                "NO_PROXY",
                                "internal.example, .dotted.example,10.0.0.1"));

        assertThat(proxies.select(URI.create("https://" + host + "/")).getFirst().toString())
                .contains(proxy.isEmpty() ? "DIRECT" : proxy)
                .doesNotContain("secret");
    }

    @Test
    void aProxyThatIsNoAddressIsToldWithoutItsPassword() {
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EnvironmentProxies.of(Map.of("https_proxy", "ftp://user:secret@proxy")))
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
                "224.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1"
            })
    void aPublicNameNeverLeadsToAnInternalAddress(String address) {
        PublicNames names = names(address);

        Assertions.assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> names.lookup("public.example"))
                .withMessage("public.example has no public address");
    }

    @Test
    void otherNamesLeadAnywhere() throws UnknownHostException {
        assertThat(names("10.0.0.1").lookup("intranet.example")).hasSize(1);
        assertThat(names("11.0.0.1").lookup("public.example")).hasSize(1);
        assertThat(names("64:ff9b::b00:1").lookup("public.example")).hasSize(1);
    }

    private static PublicNames names(String address) {
        return new PublicNames(
                name -> List.of(InetAddress.ofLiteral(address)), Set.of("public.example"));
    }
}
