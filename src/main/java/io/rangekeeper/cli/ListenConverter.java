package io.rangekeeper.cli;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `HOST:PORT`, `[IPV6]:PORT` or `:PORT`.
final class ListenConverter implements ITypeConverter<InetSocketAddress> {
    private static final int LARGEST = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw wrong(text);
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon).replaceAll("^\\[|\\]$", "");
        if (port > LARGEST) {
            throw wrong(text);
        }
        InetSocketAddress address =
                host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new TypeConversionException("\"" + host + "\" is no address of this machine");
        }
        return address;
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "\""
                        + text
                        + "\" is no address to listen on: expected as in 127.0.0.1:8080 or :8080");
    }
}
