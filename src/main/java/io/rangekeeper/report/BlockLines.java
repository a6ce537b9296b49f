package io.rangekeeper.report;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.select.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sets of addresses as the blocks that a reader sees.
///
/// @param written how the rule is written
/// @param parts what the operands of its expression select
record BlockLines(List<IpBlock> written, List<Resolution.Part> parts) {
    /// As it is written.
    List<Report.Block> all() {
        return written.stream().map(this::block).toList();
    }

    /// A set of addresses by the blocks that are written, where those are wholly in it: a block
    /// with one exception is one line and not twenty.
    List<Report.Block> of(CidrSet addresses) {
        List<IpBlock> blocks = new ArrayList<>();
        CidrSet.Builder covered = CidrSet.builder();
        for (IpBlock block : written) {
            // Whether placeholders come or go is no change, so they do not count here either.
            CidrSet counting = block.addresses().difference(Placeholders.SPACE);
            if (!counting.isEmpty() && addresses.containsAll(counting)) {
                blocks.add(block);
                covered.addAll(block.addresses());
            }
        }
        for (Cidr cidr : addresses.difference(covered.build())) {
            blocks.add(new IpBlock(cidr, List.of()));
        }
        blocks.sort(Comparator.comparing(IpBlock::cidr));
        return blocks.stream().map(this::block).toList();
    }

    private Report.Block block(IpBlock block) {
        CidrSet addresses = block.addresses();
        return new Report.Block(
                block.cidr().toString(),
                block.except().stream().map(Cidr::toString).toList(),
                parts.stream()
                        .filter(part -> part.selected().overlaps(addresses))
                        .map(Resolution.Part::operand)
                        .distinct()
                        .toList());
    }
}
