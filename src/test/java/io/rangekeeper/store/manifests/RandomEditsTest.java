package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random changes of policies in random layouts, judged by what the file says before and after.
class RandomEditsTest {
    private static final int FILES = 250;
    private static final List<IpBlock> POOL =
            Edits.blocks(
                    "20.0.0.0/8 20.0.0.0/24",
                    "20.0.0.0/8",
                    "21.0.0.0/8",
                    "22.0.0.0/8",
                    "23.0.0.0/8 23.1.0.0/16 23.2.0.0/16",
                    "2a00::/16",
                    "2a01::/16 2a01::/32");

    private long seed;

    @BeforeEach
    void printTheSeed() {
        seed = Long.getLong("rangekeeper.seed", 20_261_123L);
        System.out.println("rangekeeper.seed=" + seed);
    }

    @Test
    void aChangeIsExactlyWhatTheFileSaysAfterwards() throws IOException {
        Random random = new Random(seed);
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path file = Files.createDirectory(memory.getPath("/policies")).resolve("p.yaml");
            for (int i = 0; i < FILES; i++) {
                RandomManifest manifest = new RandomManifest(random);
                String text = manifest.write(1 + random.nextInt(3));
                boolean crlf = random.nextInt(4) == 0;
                String after = check(file, crlf ? text.replace("\n", "\r\n") : text, random);

                assertThat(after.endsWith("\n") || !text.endsWith("\n")).as(text).isTrue();
                assertThat(after.contains("\r")).as(text).isEqualTo(crlf);
                assertThat(after.replace("\r", "").split("\n", -1))
                        .as(text)
                        .containsSubsequence(manifest.untouched().toArray(String[]::new));
            }
        }
    }

    @Test
    void aChangeOfJsonIsExactlyWhatTheFileSaysAfterwards() throws IOException {
        Random random = new Random(seed);
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path file = Files.createDirectory(memory.getPath("/policies")).resolve("p.json");
            for (int i = 0; i < FILES; i++) {
                boolean pretty = random.nextBoolean();
                String yaml = new RandomManifest(random).write(1 + random.nextInt(3));
                String text =
                        Yaml.readAll(yaml, "yaml").stream()
                                .map(json -> pretty ? json.toPrettyString() : json.toString())
                                .collect(Collectors.joining("\n"));
                String after = check(file, text, random);

                if (!pretty) {
                    assertThat(after)
                            .as("still compact")
                            .isEqualTo(
                                    documents(file, after).stream()
                                            .map(JsonNode::toString)
                                            .collect(Collectors.joining("\n")));
                }
            }
        }
    }

    private static String check(Path file, String text, Random random) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        ManifestStore store = new ManifestStore(file);
        List<JsonNode> expected = documents(file, text);
        for (NetworkPolicy policy : store.list().policies()) {
            PolicyChange change = change(policy, random);
            if (change.rules().isEmpty()) {
                continue;
            }
            apply(change, expected);
            assertThat(store.write(change)).as(text).isEqualTo(new WriteResult.Written());
            assertThat(store.write(again(store, change)))
                    .as("written again")
                    .isEqualTo(new WriteResult.Written());
        }
        String after = Files.readString(file);
        assertThat(documents(file, after)).as(text).isEqualTo(expected);
        return after;
    }

    private static List<JsonNode> documents(Path file, String text) throws IOException {
        return file.toString().endsWith(".json")
                ? new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(text).readAll()
                : Yaml.readAll(text, "yaml");
    }

    /// The same change planned on what stands there now: nothing is left to write.
    private static PolicyChange again(ManifestStore store, PolicyChange change) throws IOException {
        NetworkPolicy now = store.reread(change.before()).orElseThrow();
        List<RuleBlocks> rules =
                change.rules().stream()
                        .map(blocks ->
                                new RuleBlocks(
                                        now.egress().get(blocks.rule().index()), blocks.blocks()))
                        .toList();
        return new PolicyChange(now, rules, change.applied());
    }

    private static PolicyChange change(NetworkPolicy policy, Random random) {
        List<RuleBlocks> rules = new ArrayList<>();
        for (Rule rule : policy.egress()) {
            if (rule.hasBlocks() && random.nextInt(4) > 0) {
                List<IpBlock> pool = new ArrayList<>(POOL);
                Collections.shuffle(pool, random);
                rules.add(new RuleBlocks(rule, pool.subList(0, 1 + random.nextInt(pool.size()))));
            }
        }
        return new PolicyChange(policy, rules, "{\"n\":\"it's " + random.nextInt(100) + "\"}");
    }

    private static void apply(PolicyChange change, List<JsonNode> documents) {
        for (JsonNode document : documents) {
            if (document.at("/metadata/name").asText().equals(change.before().name())) {
                document.withObject("/metadata/annotations")
                        .put("rangekeeper.io/applied", change.applied());
                for (RuleBlocks rule : change.rules()) {
                    ObjectNode object = document.withObject("/spec/egress/" + rule.rule().index());
                    object.set("to", peers((ArrayNode) object.get("to"), rule.blocks()));
                }
            }
        }
    }

    private static ArrayNode peers(ArrayNode before, List<IpBlock> blocks) {
        ArrayNode peers = JsonNodeFactory.instance.arrayNode();
        boolean placed = false;
        for (JsonNode peer : before) {
            if (!peer.has("ipBlock")) {
                peers.add(peer);
            } else if (!placed) {
                blocks.forEach(block -> append(block, peers));
                placed = true;
            }
        }
        return peers;
    }

    private static void append(IpBlock block, ArrayNode peers) {
        ObjectNode object = peers.addObject().putObject("ipBlock");
        object.put("cidr", block.cidr().toString());
        if (!block.except().isEmpty()) {
            ArrayNode except = object.putArray("except");
            block.except().forEach(cidr -> except.add(cidr.toString()));
        }
    }
}
