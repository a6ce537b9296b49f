package io.rangekeeper.lint;

import io.rangekeeper.reach.Gap;
import java.util.ArrayList;
import java.util.List;

/// Runs all lints.
public final class Linter {
    private static final List<Lint> ALL =
            List.of(
                    new ReadingLint(),
                    new DefaultDenyLint(),
                    new DnsLint(),
                    new OpenRuleLint(),
                    new ProtocolLint(),
                    new TenancyLint(),
                    new DirectionLint(),
                    new RegionLint(),
                    new ClusterSpaceLint(),
                    new BreadthLint(),
                    new UnlabelledLint(),
                    new CeilingLint(),
                    new DuplicateLint(),
                    new PointlessLint(),
                    new ExceptLint());

    /// What came of it.
    ///
    /// @param findings the worst first, silenced ones among them
    /// @param gaps what was not read, so that findings may be missing
    /// @param policies how many were judged
    public record Result(List<Finding> findings, List<Gap> gaps, int policies) {
        public Result {
            findings = List.copyOf(findings);
            gaps = List.copyOf(gaps);
        }
    }

    private Linter() {}

    /// All that there is to say.
    ///
    /// @param strict whether what is silenced counts as if it were not
    public static Result run(Scene scene, boolean strict) {
        Findings findings = new Findings(scene.inventory(), strict);
        ALL.forEach(lint -> lint.inspect(scene, findings));
        findings.vainSilences();
        List<Gap> gaps = new ArrayList<>(scene.inventory().gaps());
        gaps.removeIf(Gap::policy);
        return new Result(findings.sorted(), gaps, scene.inventory().policies().size());
    }
}
