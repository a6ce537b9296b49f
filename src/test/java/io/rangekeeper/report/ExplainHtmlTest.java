package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the page says; [ExplainPageIT] looks at it.
class ExplainHtmlTest {
    @Test
    void theWholeAnswerIsOnIt() {
        assertThat(ExplainHtml.render(Explanations.several()))
                .contains("<h1>Rangekeeper explain: 11.0.0.1/32</h1>")
                .contains("<li>Published by stripe/api (Stripe), aws (Amazon Web Services).</li>")
                .contains(
                        "<h3>stripe/api (Stripe)</h3>",
                        "<code>list=&quot;Stripe&quot;</code>",
                        "<dt>Ranges</dt><dd>11.0.0.0/24 and 2 more</dd>",
                        "<dt>Note</dt><dd>a note</dd>",
                        "<dt>Set aside</dt><dd>it never enters a policy</dd>")
                .contains(
                        "<h3>Deployment shop/web, egress</h3>",
                        "<dt>By</dt><dd>shop/allow, <code>spec.egress[0]</code> (shop/allow.yaml:7)</dd>",
                        "<dt>On</dt><dd>TCP 443</dd>",
                        "<dt>CIDRs</dt><dd>11.0.0.0/16 (a part of it)</dd>",
                        "<code>stripe{list=&quot;api&quot;}</code>",
                        "<dt>When</dt><dd>once the plan is carried out</dd>",
                        "<dt>When</dt><dd>now</dd>")
                .contains("<dt>Selected too, and not allowed, by</dt><dd>shop/default-deny</dd>")
                .contains(
                        "<h3>pods with app=db, egress</h3>",
                        "<h3>pods of namespace lab, ingress</h3>")
                .contains("<li><code>feed down</code>: was answered with 503</li>");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(ExplainHtml.render(Explanations.empty()))
                .contains("No feed that was read publishes any of it.")
                .contains("No rule allows any of it.")
                .doesNotContain("<form", "<h2");
    }

    @Test
    void anAnswerForAnEarlierTimeSaysWhatItIsMadeOf() {
        assertThat(ExplainHtml.render(Explanations.hostile("x")))
                .contains("As of <time datetime=\"2026-02-03T04:05:06Z\">")
                .contains("as they were then; policies as they are now.");
    }

    @Test
    void ofThousandsAPageStaysAPage() {
        String page = ExplainHtml.render(Explanations.many(3_000));

        assertThat(page).contains("Allowed to 3,000 kinds of pods.", "And 2000 more");
        assertThat(page.length()).isLessThan(1_000_000);
    }
}
