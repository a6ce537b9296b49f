package io.rangekeeper.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/// A number that changes in steps over time, as an SVG inside a page whose style sheet has the
/// classes `line`, `write`, `hold` and `axis`.
///
///      max |        ______            a step for each write, and a tick below it
///          |  _____|      |____
///      min | |                        a band while something is held
///          +-|-----|------|-----
final class StepChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 120;
    private static final int LEFT = 110;
    private static final int RIGHT = 750;
    private static final int TOP = 12;
    private static final int BOTTOM = 88;
    private static final int TICK = 6;

    private final Instant from;
    private final double seconds;
    private final List<Point> points;
    private final double min;
    private final double max;

    /// The number from a time on.
    record Point(Instant at, double value) {}

    /// A time during which something is held.
    record Band(Instant from, Instant until, String title) {}

    /// @param points the earliest first, at least one
    StepChart(Instant from, Instant until, List<Point> points) {
        this.from = from;
        this.seconds = Math.max(1, until.getEpochSecond() - from.getEpochSecond());
        this.points = points;
        this.min = points.stream().mapToDouble(Point::value).min().orElse(0);
        this.max = points.stream().mapToDouble(Point::value).max().orElse(0);
    }

    /// @param title what is counted
    /// @param label how a number is written
    void write(Html html, String title, DoubleFunction<String> label, List<Band> bands) {
        html.format("<figure><figcaption>%s</figcaption>", title);
        html.format(
                "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"%s\">",
                title
                        + ": from "
                        + label.apply(points.getFirst().value())
                        + " to "
                        + label.apply(points.getLast().value()));
        bands.forEach(band -> band(html, band));
        html.markup(
                "<path class=\"axis\" d=\"M"
                        + LEFT
                        + " "
                        + TOP
                        + "V"
                        + BOTTOM
                        + "H"
                        + RIGHT
                        + "\"/>");
        html.markup("<path class=\"line\" d=\"" + line() + "\"/>");
        html.markup("<path class=\"write\" d=\"" + ticks() + "\"/>");
        text(html, LEFT - 6, y(max) + 4, "end", label.apply(max));
        if (max > min) {
            text(html, LEFT - 6, y(min) + 4, "end", label.apply(min));
        }
        text(html, LEFT, HEIGHT - 8, "start", BacktestWords.day(from));
        text(html, RIGHT, HEIGHT - 8, "end", BacktestWords.day(from.plusSeconds((long) seconds)));
        html.markup("</svg></figure>");
    }

    private void band(Html html, Band band) {
        double left = x(band.from());
        double width = Math.max(2, x(band.until()) - left);
        html.format(
                "<rect class=\"hold\" x=\""
                        + number(left)
                        + "\" y=\""
                        + TOP
                        + "\" width=\""
                        + number(width)
                        + "\" height=\""
                        + (BOTTOM - TOP)
                        + "\"><title>%s</title></rect>",
                band.title());
    }

    private String line() {
        StringBuilder path = new StringBuilder("M");
        path.append(number(x(points.getFirst().at())))
                .append(' ')
                .append(number(y(points.getFirst().value())));
        for (Point point : points.subList(1, points.size())) {
            path.append('H').append(number(x(point.at())));
            path.append('V').append(number(y(point.value())));
        }
        return path.append('H').append(RIGHT).toString();
    }

    private String ticks() {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append('M').append(number(x(point.at()))).append(' ').append(BOTTOM);
            path.append('v').append(TICK);
        }
        return path.toString();
    }

    private static void text(Html html, double x, double y, String anchor, String text) {
        html.format(
                "<text x=\""
                        + number(x)
                        + "\" y=\""
                        + number(y)
                        + "\" text-anchor=\""
                        + anchor
                        + "\">%s</text>",
                text);
    }

    private double x(Instant time) {
        double part = (time.getEpochSecond() - from.getEpochSecond()) / seconds;
        return LEFT + (RIGHT - LEFT) * part;
    }

    /// The axis begins at the smallest value: a change of a few addresses among millions is what
    /// the chart is for. A number that never changes is a line in the middle.
    private double y(double value) {
        double part = max > min ? (value - min) / (max - min) : 0.5;
        return BOTTOM - 8 - (BOTTOM - 8 - TOP) * part;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
