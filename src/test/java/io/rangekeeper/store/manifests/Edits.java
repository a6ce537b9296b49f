package io.rangekeeper.store.manifests;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Makes changes and writes them.
final class Edits {
    static final String APPLIED = "{\"version\":1}";

    private Edits() {}

    /// Blocks as `3.0.0.0/8`, or with exceptions `3.0.0.0/8 3.1.0.0/16 3.2.0.0/16`.
    static List<IpBlock> blocks(String... blocks) {
        return Arrays.stream(blocks).map(Edits::block).toList();
    }

    /// The same blocks for every rule of the policy that has blocks.
    static PolicyChange change(NetworkPolicy policy, List<IpBlock> blocks) {
        List<RuleBlocks> rules =
                Stream.concat(policy.egress().stream(), policy.ingress().stream())
                        .filter(Rule::hasBlocks)
                        .map(rule -> new RuleBlocks(rule, blocks))
                        .toList();
        return new PolicyChange(policy, rules, APPLIED);
    }

    static WriteResult write(Path root, String name, List<IpBlock> blocks) {
        ManifestStore store = new ManifestStore(root);
        NetworkPolicy policy =
                store.list().policies().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(store.list().unreadable()));
        return store.write(change(policy, blocks));
    }

    /// Writes a text to a file, changes its policy `p`, and returns the text of the file.
    static String edit(Path file, String text, List<IpBlock> blocks) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        WriteResult result = write(file, "p", blocks);
        if (!result.equals(new WriteResult.Written())) {
            throw new AssertionError(result);
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static IpBlock block(String text) {
        List<Cidr> cidrs = Arrays.stream(text.split(" ")).map(Cidr::parse).toList();
        return new IpBlock(cidrs.getFirst(), cidrs.subList(1, cidrs.size()));
    }
}
