package io.rangekeeper.config;

import io.rangekeeper.feed.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who is told of what is done with policies, besides those who look at Events.
///
/// @param name for messages and metrics
/// @param address where notices are posted
/// @param about which of them
/// @param secret by which posts are signed (HMAC-SHA256); unsigned without one
/// @param headers that go with each post
/// @param ca certificates that are trusted besides the platform's
/// @param every how long notices are gathered: there is at most one post in that time
public record NotifyTarget(
        String name,
        Address address,
        Format format,
        Set<About> about,
        Optional<Secret> secret,
        SortedMap<String, Secret> headers,
        Optional<Path> ca,
        Duration every) {
    public NotifyTarget {
        about = Collections.unmodifiableSet(EnumSet.copyOf(about));
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /// Where something is posted.
    public sealed interface Address {
        /// As the configuration says.
        record Plain(String url) implements Address {}

        /// As a secret says: whoever knows the address of a chat's webhook may post there.
        record Hidden(Secret secret) implements Address {}
    }

    /// What is posted.
    public enum Format {
        /// A batch of CloudEvents 1.0 in JSON.
        CLOUDEVENTS("cloudevents"),
        /// A message for Slack's incoming webhooks, and for those that take the same.
        SLACK("slack"),
        /// Alerts for the API of Alertmanager, version 2.
        ALERTMANAGER("alertmanager");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /// As the configuration spells it.
        public String word() {
            return word;
        }
    }

    /// What notices are about.
    public enum About {
        /// Addresses were opened or closed, or soon will be.
        CHANGES("changes"),
        /// A change waits for a person.
        HOLDS("holds"),
        /// Something could not be done.
        FAILURES("failures");

        private final String word;

        About(String word) {
            this.word = word;
        }

        /// As the configuration spells it.
        public String word() {
            return word;
        }
    }
}
