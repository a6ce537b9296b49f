package io.rangekeeper.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What an expression selected over the time that is remembered.
final class CourseChart {
    private CourseChart() {}

    static void write(List<Report.Step> course, Html html) {
        chart(course, "IPv4 addresses selected", sizes -> value(sizes.ipv4()), html);
        chart(course, "IPv6 addresses selected", sizes -> value(sizes.ipv6()), html);
    }

    private static void chart(
            List<Report.Step> course,
            String title,
            ToDoubleFunction<Report.Sizes> value,
            Html html) {
        List<StepChart.Point> points =
                course.stream()
                        .map(step ->
                                new StepChart.Point(step.at(), value.applyAsDouble(step.selects())))
                        .toList();
        if (points.stream().anyMatch(point -> point.value() > 0)) {
            new StepChart(points.getFirst().at(), course.getLast().at(), points)
                    .write(html, title, CourseChart::label, List.of());
        }
    }

    private static double value(Report.Size size) {
        return size.addresses().doubleValue();
    }

    private static String label(double number) {
        return number < 1e9
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.3e", number);
    }
}
