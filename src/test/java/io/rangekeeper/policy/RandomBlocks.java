package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random `ipBlock` peers, in any form that an API server or a file may hold.
final class RandomBlocks {
    /// What such peers allow, by set of [Atoms].
    ///
    /// @param kept without the placeholders
    record Allowed(long all, long kept, boolean unreadable) {}

    private RandomBlocks() {}

    static void addSome(ArrayNode peers, RandomGenerator random) {
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            ObjectNode block =
                    peers.insertObject(random.nextInt(peers.size() + 1)).putObject("ipBlock");
            block.put("cidr", cidr(random));
            while (random.nextInt(4) == 0) {
                block.withArrayProperty("except").add(Atoms.block(random));
            }
        }
    }

    static Allowed allowed(List<JsonNode> blocks) {
        long all = 0;
        long kept = 0;
        boolean unreadable = false;
        for (JsonNode block : blocks) {
            String cidr = block.path("cidr").asText();
            if (isReadable(cidr)) {
                long allowed = allowed(block);
                all |= allowed;
                kept |= Atoms.isPlaceholder(cidr) ? 0 : allowed;
            } else {
                unreadable = true;
            }
        }
        return new Allowed(all, kept, unreadable);
    }

    /// Other texts for the same addresses; what is a placeholder stays one.
    static void respell(ArrayNode peers, RandomGenerator random) {
        for (int i = peers.size() - 1; i >= 0; i--) {
            JsonNode block = peers.get(i).path("ipBlock");
            String cidr = block.path("cidr").asText();
            if (isReadable(cidr) && !Atoms.touchesDocumentation(Atoms.of(cidr))) {
                long allowed = allowed(block);
                if (allowed != 0) {
                    peers.remove(i);
                }
                for (String unit : Atoms.units(allowed)) {
                    peers.insertObject(random.nextInt(peers.size() + 1))
                            .putObject("ipBlock")
                            .put("cidr", random.nextBoolean() ? unit : withHostBits(unit));
                }
            }
        }
    }

    private static long allowed(JsonNode block) {
        long allowed = Atoms.of(block.path("cidr").asText());
        for (JsonNode except : block.path("except")) {
            allowed &= ~Atoms.of(except.asText());
        }
        return allowed;
    }

    private static String cidr(RandomGenerator random) {
        return switch (random.nextInt(30)) {
            case 0 -> List.of("10.0.0.0/33", "anything", "").get(random.nextInt(3));
            case 1, 2, 3 -> withHostBits(Atoms.block(random));
            case 4, 5, 6 -> "192.0.2.0/24";
            default -> Atoms.block(random);
        };
    }

    private static boolean isReadable(String cidr) {
        return cidr.contains("/") && !cidr.endsWith("/33");
    }

    private static String withHostBits(String cidr) {
        return cidr.contains("::") ? cidr.replace("::", "::1") : cidr.replace(".0/", ".9/");
    }
}
