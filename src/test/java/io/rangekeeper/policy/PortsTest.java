package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortsTest {
    /// @param json a rule's `ports`
    /// @param annotation what names such a rule, in the fixed order
    record Spelling(String json, String annotation, String words) {}

    static Stream<Spelling> spellings() {
        return Stream.of(
                new Spelling("null", "any", "every port"),
                new Spelling("[]", "any", "every port"),
                new Spelling("[{\"port\": 443}]", "tcp-443", "TCP 443"),
                new Spelling("[{\"protocol\": \"TCP\"}]", "tcp", "every TCP port"),
                new Spelling("[{\"protocol\": \"SCTP\", \"port\": 9}]", "sctp-9", "SCTP 9"),
                new Spelling("[{\"port\": \"https\"}]", "tcp-https", "TCP https"),
                new Spelling(
                        "[{\"port\": 8000, \"endPort\": 8100}]", "tcp-8000-8100", "TCP 8000-8100"),
                new Spelling("[{\"port\": 8000, \"endPort\": 8000}]", "tcp-8000", "TCP 8000"),
                new Spelling(
                        "[{\"port\": 443}, {\"port\": 443, \"protocol\": \"TCP\"}]",
                        "tcp-443",
                        "TCP 443"),
                new Spelling(
                        "[{\"protocol\": \"UDP\", \"port\": 53}, {\"port\": 8443}, {\"port\": \"dns-tcp\"}, {\"port\": 443}]",
                        "tcp-443.tcp-8443.tcp-dns-tcp.udp-53",
                        "TCP 443, 8443, dns-tcp; UDP 53"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void anAnnotationNamesThePortsOfARule(Spelling spelling) {
        Ports ports =
                PortsReader.read(PolicyJson.parse("{\"ports\": " + spelling.json() + "}"), "ports");
        assertThat(ports.key()).isEqualTo(spelling.annotation());
        assertThat(ports.words()).isEqualTo(spelling.words());
        assertThat(Ports.parse(spelling.annotation())).isEqualTo(ports);
    }

    record Respelling(String annotation, String key) {}

    static Stream<Respelling> respellings() {
        return Stream.of(
                new Respelling("tcp-8443.tcp-443", "tcp-443.tcp-8443"),
                new Respelling("udp-53.tcp-443.udp-53", "tcp-443.udp-53"),
                new Respelling("tcp-1-1", "tcp-1"),
                new Respelling("tcp-65535", "tcp-65535"),
                new Respelling("tcp-1a", "tcp-1a"));
    }

    @ParameterizedTest
    @MethodSource("respellings")
    void theOrderOfPortsDoesNotMatter(Respelling respelling) {
        assertThat(Ports.parse(respelling.annotation()).key()).isEqualTo(respelling.key());
    }

    record Mistake(String annotation, String message) {
        static Mistake notAPort(String annotation, String part) {
            return new Mistake(
                    annotation,
                    "\""
                            + part
                            + "\" is not a port; expected tcp-443, udp-8000-8100, tcp-https, tcp (every TCP port) or any");
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.notAPort("", ""),
                Mistake.notAPort("TCP-443", "TCP-443"),
                Mistake.notAPort("443", "443"),
                Mistake.notAPort("icmp", "icmp"),
                Mistake.notAPort("tcp-", "tcp-"),
                Mistake.notAPort("tcp-0", "tcp-0"),
                Mistake.notAPort("tcp-0443", "tcp-0443"),
                Mistake.notAPort("tcp-123456", "tcp-123456"),
                Mistake.notAPort("tcp-\u0664\u0664\u0663", "tcp-\u0664\u0664\u0663"),
                Mistake.notAPort("tcp--443", "tcp--443"),
                Mistake.notAPort("tcp-a--b", "tcp-a--b"),
                Mistake.notAPort("tcp-443.", ""),
                Mistake.notAPort("tcp-443.any", "any"),
                new Mistake("tcp-65536", "port 65536 is not between 1 and 65535"),
                new Mistake("tcp-1-99999", "port 99999 is not between 1 and 65535"),
                new Mistake(
                        "udp-8100-8000",
                        "\"udp-8100-8000\" ends before it begins; write the lower port first"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsNoPortIsAnErrorThatSaysWhatIsExpected(Mistake mistake) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.parse(mistake.annotation()))
                .withMessage(mistake.message());
    }
}
