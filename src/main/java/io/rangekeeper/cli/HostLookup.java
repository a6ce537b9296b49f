package io.rangekeeper.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Finds the addresses of a host.
@FunctionalInterface
interface HostLookup {
    /// As this machine would: its resolver, its hosts file.
    HostLookup SYSTEM =
            host ->
                    Arrays.stream(InetAddress.getAllByName(host))
                            .map(InetAddress::getHostAddress)
                            .toList();

    /// All addresses that it has now, from here; at least one.
    ///
    /// @throws UnknownHostException when it has none, or nobody knows
    List<String> addresses(String host) throws UnknownHostException;
}
