package io.rangekeeper.policy;

import static io.rangekeeper.policy.JsonFields.absent;
import static io.rangekeeper.policy.JsonFields.elements;
import static io.rangekeeper.policy.JsonFields.requireObject;
import static io.rangekeeper.policy.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the `ports` of a rule, strictly.
final class PortsReader {
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

    private PortsReader() {}

    static Ports read(JsonNode rule, String path) {
        List<Port> ports = new ArrayList<>();
        for (JsonNode port : elements(rule, "ports", path)) {
            ports.add(port(port, path + "[" + ports.size() + "]"));
        }
        return Ports.of(ports);
    }

    private static Port port(JsonNode port, String path) {
        requireObject(port, path);
        String protocol = absent(port.get("protocol")) ? "TCP" : text(port, "protocol", path);
        if (!PROTOCOLS.contains(protocol)) {
            throw new MalformedPolicyException(
                    path + ".protocol", "\"" + protocol + "\"; expected TCP, UDP or SCTP");
        }
        JsonNode number = port.get("port");
        JsonNode end = port.get("endPort");
        if (!absent(end) && (absent(number) || number.isTextual())) {
            throw new MalformedPolicyException(path + ".endPort", "needs a port that is a number");
        }
        if (absent(number)) {
            return new Port(protocol, "");
        }
        if (number.isTextual()) {
            return named(protocol, number.textValue(), path + ".port");
        }
        int first = portNumber(number, path + ".port");
        int last = absent(end) ? first : portNumber(end, path + ".endPort");
        if (last < first) {
            throw new MalformedPolicyException(path + ".endPort", last + " is below the port");
        }
        return Ports.range(protocol, first, last);
    }

    private static Port named(String protocol, String name, String path) {
        Port port = new Port(protocol, name.toLowerCase(Locale.ROOT));
        if (name.isEmpty() || port.isNumeric()) {
            throw new MalformedPolicyException(
                    path,
                    "\"" + name + "\" is a text without a letter; a port number is not quoted");
        }
        return port;
    }

    private static int portNumber(JsonNode number, String path) {
        if (!number.isIntegralNumber()
                || !number.canConvertToInt()
                || !Ports.isNumber(number.intValue())) {
            throw new MalformedPolicyException(path, number + " is not a port number (1 to 65535)");
        }
        return number.intValue();
    }
}
