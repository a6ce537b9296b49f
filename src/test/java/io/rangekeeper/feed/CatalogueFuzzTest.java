package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Damaged documents, read by every entry of the catalogue: a refusal or ranges that stand in the
/// document, never an exception and never an address that nobody wrote.
class CatalogueFuzzTest {
    private static final long SEED = Long.getLong("rangekeeper.seed", 20_260_101L);

    private static final int ROUNDS = 50;

    /// What a damaged byte becomes most often: the characters that formats are made of.
    private static final String SPECIAL = "\"'{}[]:,#/.-\\\r\n\t 019afFNn\u0000";

    private static final Pattern BLOCK = Pattern.compile("[0-9a-fA-F:.]+(/\\d+)?");
    private static final Pattern RANGE =
            Pattern.compile("([0-9a-fA-F:.]+)[ \t]*-[ \t]*([0-9a-fA-F:.]+)");

    @Test
    void aDamagedDocumentIsRefusedOrYieldsWhatItHolds() throws IOException {
        Random random = new Random(SEED);
        for (FeedDocument document : Samples.documents()) {
            damageAndRead(document, Samples.bytes(document), ROUNDS, random);
        }
    }

    @Test
    void soIsADamagedRealDocument() throws IOException {
        Random random = new Random(SEED);
        for (CatalogueRecordedTest.Recorded recorded : CatalogueRecordedTest.recorded().toList()) {
            byte[] whole = Files.readAllBytes(Documents.shared("recorded/" + recorded.file()));
            FeedDocument document = Documents.builtIn(DocumentKey.parse(recorded.key()));
            damageAndRead(document, whole, whole.length > 1 << 20 ? 4 : 20, random);
        }
    }

    private static void damageAndRead(
            FeedDocument document, byte[] whole, int rounds, Random random) {
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = damage(whole, random);
            Fetched fetched = Fetched.fromFile(damaged, "damaged", Documents.NOON);

            if (DocumentReader.read(document, fetched) instanceof Accepted accepted) {
                CidrSet written = written(new String(damaged, StandardCharsets.UTF_8));
                assertThat(ranges(accepted).difference(written).isEmpty())
                        .as("seed %d, %s, round %d", SEED, document.key(), round)
                        .isTrue();
            }
        }
    }

    private static byte[] damage(byte[] sample, Random random) {
        byte[] damaged = sample.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            damaged[at] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
        }
        if (random.nextInt(8) == 0) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
        return Arrays.copyOf(damaged, length);
    }

    private static CidrSet ranges(Accepted accepted) {
        return CidrSet.union(
                accepted.snapshot().groups().stream().map(RangeGroup::ranges).toList());
    }

    /// Every block, address and range that stands somewhere in the text.
    private static CidrSet written(String text) {
        CidrSet.Builder written = CidrSet.builder();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            attempt(() -> written.add(block.group()));
        }
        Matcher range = RANGE.matcher(text);
        while (range.find()) {
            attempt(() -> written.addRange(range.group(1), range.group(2)));
        }
        return written.build();
    }

    private static void attempt(Runnable addition) {
        try {
            addition.run();
        } catch (CidrFormatException e) {
            // Not an address after all: a time, a name or a number.
        }
    }
}
