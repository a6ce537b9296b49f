package io.rangekeeper.controller.model;

import java.time.Duration;
import java.util.Map;

/// What the annotations of the policy ask for beside the expression, as the model reads them.
///
/// @param hold in minutes
/// @param mistaken whether one of them goes beyond the administrator's limits
record Options(
        long except, boolean adopt, boolean observes, long hold, int maxCidrs, boolean mistaken) {
    /// What the policy's author may choose for the hold; the last is beyond the limit.
    static final Map<String, Long> HOLDS =
            Map.of(
                    "0", 0L,
                    "1h", 60L,
                    "24h", 1_440L,
                    "3d", 4_320L,
                    "7d", 10_080L,
                    "8d", Duration.ofDays(8).toMinutes());

    private static final long USUAL_HOLD = 1_440;
    private static final long LONGEST_HOLD = 10_080;
    private static final int USUAL_CIDRS = 1_000;
    private static final int MOST_CIDRS = 4_000;

    /// @param annotations without the prefix
    static Options of(long except, Map<String, String> annotations) {
        long hold = HOLDS.getOrDefault(annotations.getOrDefault("removal-hold", ""), USUAL_HOLD);
        int cidrs =
                Integer.parseInt(
                        annotations.getOrDefault("max-cidrs", Integer.toString(USUAL_CIDRS)));
        return new Options(
                except,
                annotations.getOrDefault("adopt", "").equals("true"),
                annotations.getOrDefault("mode", "").equals("observe"),
                hold,
                cidrs,
                hold > LONGEST_HOLD || cidrs > MOST_CIDRS);
    }
}
