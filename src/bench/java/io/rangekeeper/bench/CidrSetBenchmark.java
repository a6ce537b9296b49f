package io.rangekeeper.bench;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressSeqRangeList;
import inet.ipaddr.IPAddressString;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Each piece of work twice: by CidrSet, and by the usual Java library (`...Library`).
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CidrSetBenchmark {
    private static final int QUERIES = 1_000;

    @Param({"10000"})
    public String input = "";

    @Param({"IPV4", "IPV6"})
    public Family family = Family.IPV4;

    private String[] texts = {};

    private List<Cidr> cidrs = List.of();
    private CidrSet all = CidrSet.EMPTY;
    private CidrSet some = CidrSet.EMPTY;
    private List<Cidr> queries = List.of();

    private IPAddress[] addresses = {};
    private IPAddressSeqRangeList allRanges = new IPAddressSeqRangeList();
    private IPAddressSeqRangeList someRanges = new IPAddressSeqRangeList();
    private List<IPAddress> addressQueries = List.of();

    @Setup
    public void prepare() {
        texts = Inputs.blocks(input, family);
        String[] third = Arrays.copyOf(texts, texts.length / 3);

        cidrs = Arrays.stream(texts).map(Cidr::parse).toList();
        all = CidrSet.parse(texts);
        some = CidrSet.parse(third);
        queries = cidrs.subList(0, QUERIES);

        addresses = Arrays.stream(texts).map(CidrSetBenchmark::address).toArray(IPAddress[]::new);
        for (IPAddress address : addresses) {
            allRanges.add(address);
        }
        for (String block : third) {
            someRanges.add(address(block));
        }
        addressQueries = Arrays.asList(addresses).subList(0, QUERIES);
        requireSameResults();
    }

    /// Strings to the minimal list.
    @Benchmark
    public CidrSet read() {
        var builder = CidrSet.builder();
        for (String text : texts) {
            builder.add(text);
        }
        return builder.build();
    }

    @Benchmark
    public IPAddress[] readLibrary() {
        var parsed = new IPAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            parsed[i] = address(texts[i]);
        }
        return parsed[0].mergeToPrefixBlocks(parsed);
    }

    /// Blocks that were read to the minimal list.
    @Benchmark
    public CidrSet reduce() {
        return CidrSet.of(cidrs);
    }

    @Benchmark
    public IPAddress[] reduceLibrary() {
        return addresses[0].mergeToPrefixBlocks(addresses);
    }

    /// Whether a block is in the set, for 1,000 blocks.
    @Benchmark
    public int contains() {
        int found = 0;
        for (Cidr query : queries) {
            found += all.contains(query) ? 1 : 0;
        }
        return found;
    }

    @Benchmark
    public int containsLibrary() {
        int found = 0;
        for (IPAddress query : addressQueries) {
            found += allRanges.contains(query) ? 1 : 0;
        }
        return found;
    }

    /// The minimal list of a set without another that holds a third of its blocks.
    @Benchmark
    public CidrSet difference() {
        return all.difference(some);
    }

    @Benchmark
    public List<IPAddress> differenceLibrary() {
        List<IPAddress> blocks = new ArrayList<>();
        for (IPAddressSeqRange range : allRanges.removeIntoList(someRanges).getSeqRanges()) {
            blocks.addAll(Arrays.asList(range.spanWithPrefixBlocks()));
        }
        return blocks;
    }

    private void requireSameResults() {
        if (read().size() != readLibrary().length
                || difference().size() != differenceLibrary().size()
                || contains() != containsLibrary()) {
            throw new IllegalStateException("the two sides do different work");
        }
    }

    private static IPAddress address(String text) {
        return new IPAddressString(text).getAddress();
    }
}
