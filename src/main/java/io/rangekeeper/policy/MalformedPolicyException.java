package io.rangekeeper.policy;

/// An object that is not a NetworkPolicy as the Kubernetes API defines it.
public final class MalformedPolicyException extends IllegalArgumentException {
    private final String path;

    /// @param path where in the object, as in `spec.egress[1].ports[0]`
    public MalformedPolicyException(String path, String problem) {
        super(path + ": " + problem);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
