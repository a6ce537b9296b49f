package io.rangekeeper.lint;

import java.util.Arrays;
import java.util.Optional;

/// The network plugins whose ceilings are known. The numbers and where they come from are in
/// `config/lint.md`.
public enum Cni {
    CILIUM("cilium"),
    AWS_VPC("aws-vpc-cni"),
    CALICO("calico"),
    /// Those that keep a rule's blocks in one ipset: kube-router and others.
    IPSET("ipset");

    private final String label;

    Cni(String label) {
        this.label = label;
    }

    /// As the configuration spells it.
    public String label() {
        return label;
    }

    public static Optional<Cni> of(String label) {
        return Arrays.stream(values()).filter(cni -> cni.label.equals(label)).findFirst();
    }
}
