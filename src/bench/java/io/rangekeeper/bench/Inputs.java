package io.rangekeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rangekeeper.cidr.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What is read: generated blocks, and the recorded AWS document where it lies beside this project.
final class Inputs {
    private static final Path RECORDED = Path.of("../shared/feeds/recorded/aws.json");
    private static final String IS_RECORDED = "recorded";

    private Inputs() {}

    /// The values of the parameter `input`.
    static String[] names() {
        return Files.exists(RECORDED)
                ? new String[] {"10000", "100000", IS_RECORDED}
                : new String[] {"10000", "100000"};
    }

    static String[] blocks(String input, Family family) {
        return input.equals(IS_RECORDED)
                ? recorded(family)
                : shapedLikeAws(Integer.parseInt(input), family);
    }

    private static String[] recorded(Family family) {
        boolean isIpv4 = family == Family.IPV4;
        try {
            JsonNode document = new ObjectMapper().readTree(RECORDED.toFile());
            List<String> blocks = new ArrayList<>();
            for (JsonNode range : document.get(isIpv4 ? "prefixes" : "ipv6_prefixes")) {
                blocks.add(range.get(isIpv4 ? "ip_prefix" : "ipv6_prefix").asText());
            }
            return blocks.toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As in the document of AWS: blocks lie side by side in allocations, most are listed twice
    /// (once for their service, once for all of AMAZON), and the order tells nothing.
    private static String[] shapedLikeAws(int count, Family family) {
        var random = new Random(count);
        List<String> blocks = new ArrayList<>();
        while (blocks.size() < count) {
            int allocation = random.nextInt();
            int run = 1 + random.nextInt(8);
            int length = 17 + random.nextInt(8);
            for (int i = 0; i < run; i++) {
                String block =
                        switch (family) {
                            case IPV4 -> ipv4(allocation + (i << (32 - length)), length);
                            case IPV6 -> ipv6(allocation, i, 2 * length);
                        };
                blocks.add(block);
                if (random.nextInt(10) < 7) {
                    blocks.add(block);
                }
            }
        }
        Collections.shuffle(blocks, random);
        return blocks.subList(0, count).toArray(String[]::new);
    }

    private static String ipv4(int address, int length) {
        int first = address & -1 << (32 - length);
        return String.format(
                "%d.%d.%d.%d/%d",
                first >>> 24, first >>> 16 & 0xFF, first >>> 8 & 0xFF, first & 0xFF, length);
    }

    /// AWS publishes blocks of 2400::/12, 2600::/12 and 2a00::/12, /32 to /64.
    private static String ipv6(int allocation, int i, int length) {
        int registry = 0x2400 + (allocation >>> 30) * 0x200 + (allocation >>> 24 & 0x1F);
        long rest = ((allocation & 0xFFFFFFL) << 24) + ((long) i << (64 - length));
        rest &= -1L << (64 - length);
        return String.format(
                "%x:%x:%x:%x::/%d",
                registry, rest >>> 32 & 0xFFFF, rest >>> 16 & 0xFFFF, rest & 0xFFFF, length);
    }
}
