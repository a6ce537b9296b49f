package io.rangekeeper.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;

/// Names of hosts that are public lead to public addresses: where the DNS says otherwise, somebody
/// wants us to talk to a machine of the cluster's own network. Others (an administrator's own) lead
/// anywhere.
///
/// @param hosts the public ones
record PublicNames(Dns dns, Set<String> hosts) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> all = dns.lookup(host);
        if (!hosts.contains(host)) {
            return all;
        }
        List<InetAddress> usable = all.stream().filter(address -> !isInternal(address)).toList();
        if (usable.isEmpty()) {
            throw new UnknownHostException(host + " has no public address");
        }
        return usable;
    }

    private static boolean isInternal(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal(address.getAddress());
    }

    /// fc00::/7 (RFC 4193), which the JDK has no word for.
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xFE) == 0xFC;
    }
}
