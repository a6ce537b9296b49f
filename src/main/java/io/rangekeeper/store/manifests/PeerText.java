package io.rangekeeper.store.manifests;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.yaml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes an `ipBlock` peer the way a neighbour is written.
final class PeerText {
    private final Lines lines;
    private final Part.Mapping peer;
    private final Part.Entry ipBlock;
    private final Part.Mapping block;
    private final int listIndent;

    /// @param peer a neighbour; it holds an `ipBlock`
    /// @param listIndent how far lists are indented below their key, where each entry has a line
    PeerText(Lines lines, Part.Mapping peer, int listIndent) {
        this.lines = lines;
        this.peer = peer;
        this.ipBlock = peer.entry("ipBlock").orElseThrow();
        this.block = (Part.Mapping) ipBlock.value();
        this.listIndent = listIndent;
    }

    boolean hasExcept() {
        return except().isPresent();
    }

    /// What separates peers on one line.
    String comma() {
        return isCompact() ? "," : ", ";
    }

    String write(IpBlock wanted) {
        List<String> entries = new ArrayList<>();
        entries.add(key("cidr") + colon() + quoting().write(wanted.cidr().toString()));
        if (!wanted.except().isEmpty()) {
            entries.add(key("except") + except(wanted.except()));
        }
        String inner = Punctuation.of(lines, block).around(entries);
        return Punctuation.of(lines, peer)
                .around(List.of(source(ipBlock.key()) + Punctuation.colon(lines, ipBlock) + inner));
    }

    private String except(List<Cidr> cidrs) {
        Optional<Part.Entry> existing = except();
        String colon =
                existing.map(entry -> Punctuation.colon(lines, entry)).orElseGet(this::listColon);
        Punctuation layout =
                existing.map(entry -> Punctuation.of(lines, list(entry), isCompact()))
                        .orElseGet(this::listLayout);
        List<String> texts = cidrs.stream().map(cidr -> quoting().write(cidr.toString())).toList();
        return colon + layout.around(texts);
    }

    private String listColon() {
        return block.flow() ? colon() : ":" + listBreak();
    }

    private Punctuation listLayout() {
        return block.flow()
                ? Punctuation.of(lines, block).nested()
                : new Punctuation("- ", listBreak() + "- ", "");
    }

    private String listBreak() {
        return Punctuation.of(lines, block).between() + " ".repeat(listIndent);
    }

    private Optional<Part.Entry> except() {
        return block.entry("except")
                .filter(entry ->
                        entry.value() instanceof Part.Sequence list && !list.items().isEmpty());
    }

    private static Part.Sequence list(Part.Entry entry) {
        return (Part.Sequence) entry.value();
    }

    private Optional<Part.Entry> cidr() {
        return block.entry("cidr");
    }

    private boolean isCompact() {
        return colon().equals(":");
    }

    private String colon() {
        return cidr().map(entry -> Punctuation.colon(lines, entry))
                .orElseGet(() -> Punctuation.colon(lines, ipBlock));
    }

    private Quoting quoting() {
        Part like = cidr().map(Part.Entry::value).orElse(ipBlock.key());
        return like instanceof Part.Scalar scalar ? Quoting.like(scalar.style()) : Quoting.DOUBLE;
    }

    private String key(String name) {
        Part like = cidr().map(Part.Entry::key).orElse(ipBlock.key());
        return like instanceof Part.Scalar scalar ? Quoting.like(scalar.style()).write(name) : name;
    }

    private String source(Part part) {
        return lines.slice(part);
    }
}
