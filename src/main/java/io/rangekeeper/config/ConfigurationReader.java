package io.rangekeeper.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.lint.ClusterFacts;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.policy.Tenants;
import io.rangekeeper.select.Expression;
import io.rangekeeper.yaml.Fields;
import io.rangekeeper.yaml.Problems;
import io.rangekeeper.yaml.Yaml;
import io.rangekeeper.yaml.YamlException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the configuration file: all of it, or all that is wrong with it.
final class ConfigurationReader {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String file;
    private final Problems problems = new Problems();

    ConfigurationReader(String file) {
        this.file = file;
    }

    Configuration read(String text) {
        Configuration configuration = read(new Fields(parse(text), "", problems));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(file, problems.all());
        }
        return configuration;
    }

    /// An empty file is a configuration without a word in it.
    private JsonNode parse(String text) {
        try {
            return Yaml.readAll(text, file).isEmpty()
                    ? JsonNodeFactory.instance.objectNode()
                    : Yaml.read(text, file);
        } catch (YamlException e) {
            throw new ConfigurationException(file, List.of(String.valueOf(e.getMessage())));
        }
    }

    private Configuration read(Fields fields) {
        Settings settings = SettingsReader.read(fields);
        List<String> namespaces = namespaces(fields);
        Catalogue catalogue = new FeedOverlay(problems).catalogue(fields.fields("feeds"));
        SortedMap<String, Expression> sets =
                new SetsReader(catalogue, settings.guard().allowAny()).read(fields.fields("sets"));
        Set<String> accept = accept(fields);
        Tenants tenants =
                new TenantsReader(catalogue.names(), sets.keySet()).read(fields.fields("tenants"));
        List<NotifyTarget> targets = NotifyReader.read(fields);
        ClusterFacts cluster = ClusterReader.read(fields);
        fields.refuseOthers();
        return new Configuration(
                settings.with(tenants), namespaces, sets, catalogue, accept, targets, cluster);
    }

    private static Set<String> accept(Fields fields) {
        Set<String> accept = new TreeSet<>();
        for (String sha256 : fields.textList("accept")) {
            if (!SHA256.matcher(sha256).matches()) {
                fields.problem(
                        "accept",
                        "\"" + sha256 + "\" is no SHA-256: 64 digits 0-9 and a-f are expected");
            }
            accept.add(sha256);
        }
        return accept;
    }

    private static List<String> namespaces(Fields fields) {
        List<String> namespaces = fields.textList("namespaces");
        for (String namespace : namespaces) {
            if (!KubernetesNames.isNamespace(namespace)) {
                fields.problem("namespaces", "\"" + namespace + "\" is no name of a namespace");
            }
        }
        return namespaces;
    }
}
