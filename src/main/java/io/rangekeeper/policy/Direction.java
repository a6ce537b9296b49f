package io.rangekeeper.policy;

/// A direction of traffic, seen from the pods that a policy selects.
public enum Direction {
    EGRESS("egress", "to", "Egress"),
    INGRESS("ingress", "from", "Ingress");

    private final String label;
    private final String peersField;
    private final String policyType;

    Direction(String label, String peersField, String policyType) {
        this.label = label;
        this.peersField = peersField;
        this.policyType = policyType;
    }

    /// The field of `spec` and the annotation's name: `egress`.
    public String label() {
        return label;
    }

    /// The field of a rule that holds its peers: `to` or `from`.
    public String peersField() {
        return peersField;
    }

    /// The entry of `spec.policyTypes`.
    public String policyType() {
        return policyType;
    }
}
