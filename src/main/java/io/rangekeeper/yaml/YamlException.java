package io.rangekeeper.yaml;

/// A text that is not YAML. The message reads `file:line:column: what is wrong`.
public final class YamlException extends RuntimeException {
    public YamlException(String message) {
        super(message);
    }
}
