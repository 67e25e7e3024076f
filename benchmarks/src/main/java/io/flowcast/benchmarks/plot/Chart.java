package io.flowcast.benchmarks.plot;

import java.util.Locale;

/** One diagram with two linear axes, written as SVG; small enough to be read as text. */
final class Chart {
    static final String INK = "#24292f";
    static final String SOFT = "#8c959f";
    static final String BLUE = "#0b6bcb";
    static final String RED = "#c8322b";
    static final String GREEN = "#2f8f4e";
    static final String ORANGE = "#d98e04";

    private static final int TOP = 52;
    private static final int BOTTOM = 46;
    private static final int LEFT = 58;
    private static final int RIGHT = 18;

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final double x0;
    private final double x1;
    private final double y0;
    private final double y1;
    private int legendAt = LEFT;

    Chart(int width, int height, double x0, double x1, double y0, double y1) {
        this.width = width;
        this.height = height;
        this.x0 = x0;
        this.x1 = x1;
        this.y0 = y0;
        this.y1 = y1;
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private double px(double x) {
        return LEFT + (x - x0) / (x1 - x0) * (width - LEFT - RIGHT);
    }

    private double py(double y) {
        return height - BOTTOM - (y - y0) / (y1 - y0) * (height - TOP - BOTTOM);
    }

    @SuppressWarnings("AnnotateFormatMethod") // private, all formats are in this file
    private Chart add(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
        return this;
    }

    private Chart text(double x, double y, String anchor, String colour, int size, String text) {
        return add(
                "<text x='%s' y='%s' text-anchor='%s' fill='%s' font-size='%d'>%s</text>",
                n(x), n(y), anchor, colour, size, escape(text));
    }

    /** What the picture says, above it. */
    Chart title(String text) {
        return add("<text x='%d' y='20' fill='%s' font-size='15' font-weight='600'>%s</text>", LEFT, INK, escape(text));
    }

    Chart xLabel(String text) {
        return text(LEFT + (width - LEFT - RIGHT) / 2.0, height - 8.0, "middle", INK, 12, text);
    }

    Chart yLabel(String text) {
        double middle = TOP + (height - TOP - BOTTOM) / 2.0;
        return add(
                "<text transform='translate(14 %s) rotate(-90)' text-anchor='middle' fill='%s' font-size='12'>%s</text>",
                n(middle), INK, escape(text));
    }

    Chart xTick(double x, String label) {
        add("<path d='M%s %d v5' stroke='%s'/>", n(px(x)), height - BOTTOM, SOFT);
        return text(px(x), height - BOTTOM + 18.0, "middle", INK, 11, label);
    }

    Chart yTick(double y, String label) {
        add("<path d='M%d %s H%d' stroke='#d8dee4' stroke-width='.7'/>", LEFT, n(py(y)), width - RIGHT);
        return text(LEFT - 7.0, py(y) + 4, "end", INK, 11, label);
    }

    /** A name at the left of the axis, and a line for it. */
    Chart yName(double y, String label, double indent) {
        return text(px(x0) + indent, py(y) + 4, "start", INK, 12, label);
    }

    /** About six round ticks on the axis of values. */
    Chart yTicks() {
        double step = Math.pow(10, Math.floor(Math.log10((y1 - y0) / 5)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if ((y1 - y0) / (step * factor) <= 6) {
                step *= factor;
                break;
            }
        }
        for (double y = Math.ceil(y0 / step) * step; y <= y1 * (1 + 1e-9); y += step) {
            yTick(y, n(y).equals("0") || step >= 1 ? n(y) : String.format(Locale.ROOT, "%.2f", y));
        }
        return this;
    }

    Chart line(double[] x, double[] y, String colour, double thickness, String dashes) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                open = false;
                continue;
            }
            path.append(open ? " L" : " M").append(n(px(x[i]))).append(' ').append(n(py(y[i])));
            open = true;
        }
        return add(
                "<path d='%s' fill='none' stroke='%s' stroke-width='%s' stroke-dasharray='%s' stroke-linejoin='round'/>",
                path.substring(Math.min(1, path.length())), colour, n(thickness), dashes);
    }

    Chart band(double[] x, double[] low, double[] high, String colour, double opacity) {
        StringBuilder path = new StringBuilder("M");
        for (int i = 0; i < x.length; i++) {
            path.append(n(px(x[i]))).append(' ').append(n(py(high[i]))).append(" L");
        }
        for (int i = x.length - 1; i >= 0; i--) {
            path.append(n(px(x[i]))).append(' ').append(n(py(low[i]))).append(i > 0 ? " L" : " Z");
        }
        return add("<path d='%s' fill='%s' fill-opacity='%.2f'/>", path, colour, opacity);
    }

    Chart dot(double x, double y, double radius, String colour, boolean filled) {
        return add(
                "<circle cx='%s' cy='%s' r='%s' fill='%s' stroke='%s' stroke-width='1.4'/>",
                n(px(x)), n(py(y)), n(radius), filled ? colour : "#fff", colour);
    }

    /** An upright bar between two values. */
    Chart bar(double x, double halfWidth, double from, double to, String colour, double opacity) {
        return add(
                "<rect x='%s' y='%s' width='%s' height='%s' fill='%s' fill-opacity='%.2f'/>",
                n(px(x - halfWidth)),
                n(py(to)),
                n(px(x + halfWidth) - px(x - halfWidth)),
                n(py(from) - py(to)),
                colour,
                opacity);
    }

    /** A vertical line over the whole height, with a word beside it. */
    Chart mark(double x, String word) {
        add("<path d='M%s %d V%d' stroke='%s' stroke-dasharray='3 3'/>", n(px(x)), TOP, height - BOTTOM, SOFT);
        return text(px(x) + 5, TOP + 11.0, "start", SOFT, 11, word);
    }

    /** A vertical stroke between two values, for an interval. */
    Chart stroke(double x, double from, double to, String colour, double thickness) {
        return add(
                "<path d='M%s %s V%s' stroke='%s' stroke-width='%s'/>",
                n(px(x)), n(py(from)), n(py(to)), colour, n(thickness));
    }

    /** A level stroke between two values. */
    Chart level(double y, double from, double to, String colour, double thickness) {
        return add(
                "<path d='M%s %s H%s' stroke='%s' stroke-width='%s'/>",
                n(px(from)), n(py(y)), n(px(to)), colour, n(thickness));
    }

    Chart word(double x, double y, String colour, String word) {
        return text(px(x), py(y), "start", colour, 11, word);
    }

    /** One more entry of the legend below the title. */
    Chart legend(String colour, boolean filled, String word) {
        add(
                "<circle cx='%d' cy='37' r='4' fill='%s' stroke='%s' stroke-width='1.4'/>",
                legendAt + 5, filled ? colour : "#fff", colour);
        text(legendAt + 14.0, 41, "start", INK, 12, word);
        legendAt += 28 + (int) Math.ceil(6.4 * word.length());
        return this;
    }

    String svg() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
                                + " font-family='system-ui, sans-serif'>%n<rect width='100%%' height='100%%' fill='#fff'/>%n",
                        width,
                        height,
                        width,
                        height)
                .concat(body.toString())
                .concat("</svg>\n");
    }
}
