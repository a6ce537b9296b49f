package io.rangekeeper.config;

import io.rangekeeper.yaml.Fields;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// What Kubernetes takes for names and labels.
final class KubernetesNames {
    /// RFC 1123 label.
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LABEL_VALUE = Pattern.compile("(" + LABEL + ")?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?" + LABEL);

    private KubernetesNames() {}

    static boolean isNamespace(String text) {
        return NAMESPACE.matcher(text).matches();
    }

    /// A mapping of labels. One that no object can have is a problem: nothing would ever match it.
    static SortedMap<String, String> labels(Fields fields, String key) {
        SortedMap<String, String> labels = fields.texts(key);
        labels.forEach((name, value) -> {
            if (!LABEL_KEY.matcher(name).matches()) {
                fields.problem(key + "." + name, "is no name of a label");
            } else if (!LABEL_VALUE.matcher(value).matches()) {
                fields.problem(key + "." + name, "\"" + value + "\" is no value of a label");
            }
        });
        return labels;
    }
}
