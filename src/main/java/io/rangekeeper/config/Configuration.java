package io.rangekeeper.config;

import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.lint.ClusterFacts;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an administrator decides. `config/rangekeeper.yaml` documents every key with its default.
///
/// @param settings modes, budgets and limits for all policies
/// @param namespaces whose policies are looked at; empty means all
/// @param sets expressions that others may name: `@object-storage`
/// @param catalogue the built-in feeds, with the administrator's changes and additions
/// @param accept SHA-256 (lower-case hex) of documents that are believed although they are older
///   than what was read before
/// @param targets who is told of what is done
/// @param cluster what is said of the cluster, for whoever judges policies as a whole
public record Configuration(
        Settings settings,
        List<String> namespaces,
        SortedMap<String, Expression> sets,
        Catalogue catalogue,
        Set<String> accept,
        List<NotifyTarget> targets,
        ClusterFacts cluster) {

    public Configuration {
        namespaces = List.copyOf(namespaces);
        sets = Collections.unmodifiableSortedMap(new TreeMap<>(sets));
        accept = Set.copyOf(accept);
        targets = List.copyOf(targets);
    }

    /// What holds when there is no file.
    public static Configuration defaults() {
        return new Configuration(
                Settings.DEFAULT,
                List.of(),
                new TreeMap<>(),
                Catalogue.builtIn(),
                Set.of(),
                List.of(),
                ClusterFacts.UNKNOWN);
    }

    /// Reads the text of a configuration file.
    ///
    /// @param file its name, for messages
    /// @throws ConfigurationException with every mistake
    public static Configuration read(String text, String file) {
        return new ConfigurationReader(file).read(text);
    }

    /// The same with other feeds.
    public Configuration with(Catalogue other) {
        return new Configuration(settings, namespaces, sets, other, accept, targets, cluster);
    }

    public Resolver resolver() {
        return new Resolver(catalogue, sets, settings.guard().allowAny());
    }
}
