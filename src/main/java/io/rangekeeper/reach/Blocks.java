package io.rangekeeper.reach;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.Rule;

/// What the ipBlocks of a rule allow.
@FunctionalInterface
public interface Blocks {
    /// As they stand there: host bits cleared, as CNIs do.
    Blocks LIVE = (_, rule) -> live(rule);

    /// All ipBlocks of the rule together.
    ///
    /// @throws MalformedPolicyException when one cannot be read
    CidrSet addresses(NetworkPolicy policy, Rule rule);

    private static CidrSet live(Rule rule) {
        CidrSet all = CidrSet.EMPTY;
        CidrSet.Builder plain = CidrSet.builder();
        for (int i = 0; i < rule.peers().size(); i++) {
            if (rule.peers().get(i) instanceof Peer.Block block) {
                String path = path(rule, i);
                Cidr cidr = cidr(block.cidr(), path + ".cidr");
                if (block.except().isEmpty()) {
                    plain.add(cidr);
                } else {
                    all = all.union(CidrSet.of(cidr).difference(except(block, path)));
                }
            }
        }
        return all.union(plain.build());
    }

    /// What an ipBlock leaves out.
    static CidrSet except(Peer.Block block, String path) {
        CidrSet.Builder except = CidrSet.builder();
        block.except().forEach(text -> except.add(cidr(text, path + ".except")));
        return except.build();
    }

    /// Where an ipBlock stands in its policy.
    static String path(Rule rule, int peer) {
        return rule.path() + "." + rule.direction().peersField() + "[" + peer + "].ipBlock";
    }

    /// A block as an API server may hold it.
    static Cidr cidr(String text, String path) {
        try {
            return Cidr.parseMasking(text);
        } catch (CidrFormatException e) {
            throw new MalformedPolicyException(path, String.valueOf(e.getMessage()));
        }
    }
}
