package io.rangekeeper.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.rangekeeper.config.NotifyTarget.Format;
import io.rangekeeper.store.PolicyEvents.Reason;
import io.rangekeeper.store.PolicyName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is posted, in the words of who reads it.
class LetterTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final Notice UPDATED =
            new Notice(
                    NOW,
                    new PolicyName("shop", "pay"),
                    Reason.RANGES_UPDATED,
                    "egress.tcp-443: opened 256 IPv4 addresses, closed nothing");
    private static final Notice HELD =
            new Notice(
                    NOW,
                    new PolicyName("shop", "pay"),
                    Reason.CHANGE_HELD,
                    "<!channel> <https://evil.example|click> & \"more\"");

    private final Letter letter = new Letter("one");

    @Test
    void eventsAreCloudEventsThatOthersRead() throws IOException {
        Body body = letter.of(Format.CLOUDEVENTS, List.of(UPDATED, HELD));

        assertThat(body.type()).isEqualTo("application/cloudevents-batch+json");
        List<CloudEvent> events = new ArrayList<>();
        for (JsonNode event : json(body)) {
            events.add(
                    new JsonFormat()
                            .deserialize(event.toString().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(events).hasSize(2);
        CloudEvent first = events.getFirst();
        assertThat(first.getType()).isEqualTo("io.rangekeeper.policy.RangesUpdated");
        assertThat(first.getSource()).hasToString("/rangekeeper/one");
        assertThat(first.getSubject()).isEqualTo("shop/pay");
        assertThat(Objects.requireNonNull(first.getTime()).toInstant()).isEqualTo(NOW);
        assertThat(first.getId()).isNotEqualTo(events.get(1).getId());
        JsonNode data = json(body).get(1).path("data");
        assertThat(data.path("about").asText()).isEqualTo("holds");
        assertThat(data.path("warning").asBoolean()).isTrue();
        assertThat(data.path("note").asText()).isEqualTo(HELD.note());
    }

    @Test
    void anEventThatIsToldAgainHasTheSameId() throws IOException {
        assertThat(json(letter.of(Format.CLOUDEVENTS, List.of(UPDATED))).at("/0/id"))
                .isEqualTo(json(letter.of(Format.CLOUDEVENTS, List.of(UPDATED))).at("/0/id"));
    }

    @Test
    void nobodyIsCalledAndNothingIsALinkInAMessage() throws IOException {
        String text = json(letter.of(Format.SLACK, List.of(UPDATED, HELD))).path("text").asText();

        assertThat(text)
                .isEqualTo(
                        """
                        *Rangekeeper*
                        shop/pay RangesUpdated: egress.tcp-443: opened 256 IPv4 addresses, closed nothing
                        :warning: shop/pay ChangeHeld: &lt;!channel&gt; &lt;https://evil.example|click&gt; &amp; "more\"\
                        """);
    }

    @Test
    void aLongMessageIsCutAndSaysSo() throws IOException {
        List<Notice> many = java.util.Collections.nCopies(100, UPDATED);

        String text = json(letter.of(Format.SLACK, many)).path("text").asText();

        assertThat(text.lines()).hasSize(22);
        assertThat(text).endsWith("\nand 80 more");
    }

    @Test
    void alertsHaveLabelsByWhichTheyAreRoutedAndEndByThemselves() throws IOException {
        JsonNode alert = json(letter.of(Format.ALERTMANAGER, List.of(HELD))).get(0);

        assertThat(alert.path("labels"))
                .hasToString(
                        "{\"alertname\":\"RangekeeperChangeHeld\",\"namespace\":\"shop\",\"policy\":\"pay\",\"severity\":\"warning\"}");
        assertThat(alert.at("/annotations/description").asText()).isEqualTo(HELD.note());
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(alert.path("endsAt").asText()).isEqualTo("2026-02-03T05:05:06Z");
    }

    private static JsonNode json(Body body) throws IOException {
        return new ObjectMapper().readTree(body.bytes());
    }
}
