package io.rangekeeper.lint;

/// Every lint. Ids are a contract: annotations name them. Each has a chapter in `config/lint.md`.
public enum LintId {
    RK001("A policy cannot be read"),
    RK002("The annotations of a policy are wrong"),
    RK003("A finding is silenced without effect"),
    RK101("Nothing is denied by default"),
    RK102("Pods cannot reach DNS"),
    RK103("DNS over TCP is missing"),
    RK104("A rule opens every port"),
    RK105("A rule opens every destination"),
    RK106("The protocol does not fit the port"),
    RK201("Anybody may be at these addresses"),
    RK202("Addresses of the other direction"),
    RK203("A region unlike the others"),
    RK204("Blocks overlap the cluster's own addresses"),
    RK205("A block is very broad"),
    RK206("Blocks of a family that the cluster lacks"),
    RK301("Blocks of a published list are kept by hand"),
    RK302("More than the network plugin takes"),
    RK303("Two policies allow the same"),
    RK304("A managed rule changes nothing"),
    RK305("An exception hits nothing"),
    RK306("An exception is opened again");

    private final String title;

    LintId(String title) {
        this.title = title;
    }

    /// A few words for a heading.
    public String title() {
        return title;
    }
}
