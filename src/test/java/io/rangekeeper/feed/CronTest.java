package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CronTest {
    record Case(CronField field, String text, List<Integer> values) {
        Case(CronField field, String text, Integer... values) {
            this(field, text, List.of(values));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(CronField.MINUTE, "0", 0),
                new Case(CronField.MINUTE, "05", 5),
                new Case(CronField.MINUTE, "00", 0),
                new Case(CronField.MINUTE, "59,0,30", 0, 30, 59),
                new Case(CronField.MINUTE, "*/15", 0, 15, 30, 45),
                new Case(CronField.MINUTE, "*/59", 0, 59),
                new Case(CronField.MINUTE, "40/7", 40, 47, 54),
                new Case(CronField.MINUTE, "10-20/5,3", 3, 10, 15, 20),
                new Case(CronField.MINUTE, "7-7", 7),
                new Case(CronField.HOUR, "22-23,0-2", 0, 1, 2, 22, 23),
                new Case(CronField.DAY_OF_MONTH, "1,31", 1, 31),
                new Case(CronField.DAY_OF_MONTH, "*/10", 1, 11, 21, 31),
                new Case(CronField.MONTH, "jan,DEC", 1, 12),
                new Case(CronField.MONTH, "Feb-apr", 2, 3, 4),
                new Case(CronField.MONTH, "feb/5", 2, 7, 12),
                new Case(CronField.DAY_OF_WEEK, "0", 0),
                new Case(CronField.DAY_OF_WEEK, "7", 0),
                new Case(CronField.DAY_OF_WEEK, "sun", 0),
                new Case(CronField.DAY_OF_WEEK, "sun-tue", 0, 1, 2),
                new Case(CronField.DAY_OF_WEEK, "mon-fri", 1, 2, 3, 4, 5),
                new Case(CronField.DAY_OF_WEEK, "5-7", 0, 5, 6),
                new Case(CronField.DAY_OF_WEEK, "0-7", 0, 1, 2, 3, 4, 5, 6),
                new Case(CronField.DAY_OF_WEEK, "1-7", 0, 1, 2, 3, 4, 5, 6),
                new Case(CronField.DAY_OF_WEEK, "*/2", 0, 2, 4, 6),
                new Case(CronField.DAY_OF_WEEK, "5/2", 5),
                new Case(CronField.DAY_OF_WEEK, "1-7/2", 0, 1, 3, 5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFieldAllowsWhatItNames(Case field) {
        assertThat(field.field.parse(field.text)).containsExactlyElementsOf(field.values);
    }

    @Test
    void theFieldsAreThoseOfCronInItsOrder() {
        Cron cron = Cron.parse(" 1 2\t3   4 * ");

        assertThat(cron).hasToString("1 2 3 4 *").isEqualTo(Cron.parse("1 2 3 4 *"));
        assertThat(cron.values(CronField.MINUTE)).containsExactly(1);
        assertThat(cron.values(CronField.HOUR)).containsExactly(2);
        assertThat(cron.values(CronField.DAY_OF_MONTH)).containsExactly(3);
        assertThat(cron.values(CronField.MONTH)).containsExactly(4);
        assertThat(cron.isAny(CronField.DAY_OF_WEEK)).isTrue();
        assertThat(cron.isAny(CronField.DAY_OF_MONTH)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "@hourly,   0 * * * *",
        "@daily,    0 0 * * *",
        "@midnight, 0 0 * * *",
        "@weekly,   0 0 * * 0",
        "@monthly,  0 0 1 * *",
        "@yearly,   0 0 1 1 *",
        "@annually, 0 0 1 1 *"
    })
    void aNicknameIsShortForFiveFields(String nickname, String fields) {
        Cron cron = Cron.parse(nickname);

        assertThat(cron).hasToString(nickname);
        assertThat(CronField.values())
                .allSatisfy(field ->
                        assertThat(cron.values(field)).isEqualTo(Cron.parse(fields).values(field)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *         | PT1M",
                "*/15 * * * *      | PT15M",
                "*/7 * * * *       | PT4M",
                "0 * * * *         | PT1H",
                "0,1 6 * * *       | PT1M",
                "0 */6 * * *       | PT6H",
                "0 */7 * * *       | PT3H",
                "50 0,23 * * *     | PT1H",
                "0 6 * * *         | PT24H",
                "0 6 1 * *         | PT24H",
                "0,59 0,23 * * mon | PT1M"
            })
    void theShortestGapIsThatOfDaysThatFollowOneAnother(String text, Duration gap) {
        assertThat(Cron.parse(text).shortestGap()).isEqualTo(gap);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *          | PT1M",
                "*/7 * * * *        | PT7M",
                "0 */7 * * *        | PT7H",
                "30 5 * * mon-fri   | P3D",
                "0,30 8-17 * * mon  | P6DT14H30M",
                "@monthly           | P31D",
                "0 0 29 2 *         | P1461D"
            })
    void theLongestGapIsThatBetweenTwoFirings(String text, Duration gap) {
        assertThat(Cron.parse(text).longestGap()).isEqualTo(gap);
    }

    @ParameterizedTest
    @CsvSource({"0 0 29 2 *", "0 0 30 1-2 *", "0 0 31 */2 *", "0 0 * 2 *", "0 0 28-31 feb *"})
    void whatComesNowAndThenIsASchedule(String text) {
        assertThat(Cron.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 30 2 *           | \"0 0 30 2 *\" never fires: none of its months has a day 30",
                "0 0 31 4,jun,9,11 *  | \"0 0 31 4,jun,9,11 *\" never fires: none of its months has a day 31",
                "* * * * * *          | \"* * * * * *\" is no cron expression of five fields (minute, hour, day of month, month, day of week), as in 30 6 * * mon-fri: a feed is read once a minute at most, so there are no seconds, and no years",
                "0 0 6 * * ? 2027     | \"0 0 6 * * ? 2027\" is no cron expression of five fields",
                "0 6 * *              | \"0 6 * *\" is no cron expression of five fields (minute, hour, day of month, month, day of week), as in 30 6 * * mon-fri",
                "''                   | \"\" is no cron expression of five fields",
                "6h                   | \"6h\" is no cron expression of five fields",
                "@reboot              | \"@reboot\" is none of @hourly, @daily, @weekly, @monthly, @yearly",
                "@every 6h            | \"@every 6h\" is none of @hourly, @daily, @weekly, @monthly, @yearly; an interval is `every: 6h`",
                "CRON_TZ=UTC 0 6 * * * | \"CRON_TZ=UTC 0 6 * * *\" names a time zone: all times are UTC",
                "TZ=Asia/Tokyo 0 6 * * * | \"TZ=Asia/Tokyo 0 6 * * *\" names a time zone",
                "0 6 1 * mon          | \"0 6 1 * mon\" names days of the month and days of the week, which is read as either or as both: one of the two must be *",
                "0 6 */2 * */2        | \"0 6 */2 * */2\" names days of the month and days of the week",
                "60 * * * *           | minute \"60\": expected are numbers from 0 to 59, *, ranges such as a-b, steps such as */2, and lists of them with commas",
                "0 24 * * *           | hour \"24\": expected are numbers from 0 to 23, *",
                "0 6 0 * *            | day of month \"0\": expected are numbers from 1 to 31, *",
                "0 6 L * *            | day of month \"L\": expected",
                "0 6 15W * *          | day of month \"15W\": expected",
                "0 6 * 13 *           | month \"13\": expected are numbers from 1 to 12 or jan to dec, *",
                "0 6 * mon *          | month \"mon\": expected",
                "0 6 * * 8            | day of week \"8\": expected are numbers from 0 to 6 or sun to sat, *",
                "0 6 * * friday       | day of week \"friday\": expected",
                "0 6 * * 5#2          | day of week \"5#2\": expected",
                "0 6 * * ?            | day of week \"?\": expected",
                "0 22-2 * * *         | hour \"22-2\" runs backwards: write it as two, as in 22-23,0-2",
                "0 6 * * fri-sun      | day of week \"fri-sun\" runs backwards",
                "*/0 * * * *          | minute \"*/0\": a step from 1 to 59 is expected",
                "*/90 * * * *         | minute \"*/90\": a step from 1 to 59 is expected",
                "0 */24 * * *         | hour \"*/24\": a step from 1 to 23 is expected",
                "1, * * * *           | minute \"\": expected",
                "-5 * * * *           | minute \"-5\": expected",
                "+5 * * * *           | minute \"+5\": expected",
                "005 * * * *          | minute \"005\": expected",
                "1-2-3 * * * *        | minute \"1-2-3\": expected",
                "1/2/3 * * * *        | minute \"1/2/3\": expected",
                "\u0661 * * * *       | minute \"\\u0661\": expected"
            })
    void aMistakeIsToldWithWhatWouldBeRight(String text, String problem) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(CronFormatException.class)
                .hasMessageStartingWith(problem);
    }
}
