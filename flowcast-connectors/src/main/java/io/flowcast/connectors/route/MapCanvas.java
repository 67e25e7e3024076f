package io.flowcast.connectors.route;

import java.util.List;
import java.util.Locale;

/** Draws lines, dots, squares and crosses at places, scaled to fit. */
final class MapCanvas {

    private static final int WIDTH = 960;
    private static final int MOST_HEIGHT = 720;
    private static final int LEAST_HEIGHT = 240;
    private static final int MARGIN = 20;
    private static final int DOT = 4;
    private static final int SQUARE = 6;
    /** Many dots are drawn smaller. */
    private static final int MANY = 400;
    /** Steps of the golden angle give neighbours in the list colours that lie far apart. */
    private static final double GOLDEN_ANGLE = 137.508;

    private static final int[] LIGHTNESS = {38, 50, 30};
    private static final double SATURATION = 0.65;
    /** Names are written where there are no more places than this; they would cover each other. */
    private static final int FEW = 60;
    /** Routes that are named below the map. */
    private static final int MOST_NAMED = 12;

    private static final int LINE_HEIGHT = 16;
    private static final int LONGEST_NAME = 22;

    private final Places places;
    private final double xScale;
    private final double scale;
    private final double left;
    private final double top;
    private final int height;
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private final StringBuilder legend = new StringBuilder();
    private int named;

    MapCanvas(Places places) {
        this.places = places;
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.size(); i++) {
            minX = Math.min(minX, places.x(i));
            maxX = Math.max(maxX, places.x(i));
            minY = Math.min(minY, places.y(i));
            maxY = Math.max(maxY, places.y(i));
        }
        // A degree of longitude is shorter than one of latitude away from the equator.
        xScale = places.geographic() ? Math.max(0.01, Math.cos(Math.toRadians((minY + maxY) / 2))) : 1;
        double wide = Math.max((maxX - minX) * xScale, 1e-9);
        double high = Math.max(maxY - minY, 1e-9);
        scale = Math.min((WIDTH - 2.0 * MARGIN) / wide, (MOST_HEIGHT - 2.0 * MARGIN) / high);
        height = (int) Math.max(LEAST_HEIGHT, Math.ceil(high * scale + 2 * MARGIN));
        left = (WIDTH - wide * scale) / 2 - minX * xScale * scale;
        top = (height - high * scale) / 2 + maxY * scale;
    }

    private String x(int place) {
        return number(left + places.x(place) * xScale * scale);
    }

    private String y(int place) {
        return number(top - places.y(place) * scale);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A colour as hexadecimal digits, which every program that draws SVG knows. */
    static String colour(int index) {
        double hue = index * GOLDEN_ANGLE % 360;
        double lightness = LIGHTNESS[index % LIGHTNESS.length] / 100.0;
        double chroma = SATURATION * Math.min(lightness, 1 - lightness);
        StringBuilder hex = new StringBuilder("#");
        for (int offset : new int[] {0, 8, 4}) {
            double k = (offset + hue / 30) % 12;
            double share = lightness - chroma * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            hex.append(String.format(Locale.ROOT, "%02x", Math.round(share * 255)));
        }
        return hex.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cc}&&[^\t\n]]", " ");
    }

    /** Writes a name beside a place, if there are few. */
    private void name(int place, String name) {
        if (places.size() > FEW) {
            return;
        }
        String text = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "\u2026" : name;
        double x = left + places.x(place) * xScale * scale;
        boolean right = x > WIDTH - 120;
        marks.append("<text x=\"")
                .append(number(x + (right ? -8 : 8)))
                .append("\" y=\"")
                .append(y(place));
        marks.append(right ? "\" text-anchor=\"end\">" : "\">")
                .append(escape(text))
                .append("</text>\n");
    }

    void line(List<Integer> through, int colour, String title) {
        if (named < MOST_NAMED) {
            int y = height + LINE_HEIGHT * (named + 1);
            legend.append("<rect x=\"").append(MARGIN).append("\" y=\"").append(y - 9);
            legend.append("\" width=\"10\" height=\"10\" fill=\"")
                    .append(colour(colour))
                    .append("\"/><text x=\"");
            legend.append(MARGIN + 16)
                    .append("\" y=\"")
                    .append(y)
                    .append("\">")
                    .append(escape(title))
                    .append("</text>\n");
        }
        named++;
        lines.append("<polyline fill=\"none\" stroke=\"").append(colour(colour)).append("\" points=\"");
        for (int k = 0; k < through.size(); k++) {
            lines.append(k == 0 ? "" : " ")
                    .append(x(through.get(k)))
                    .append(',')
                    .append(y(through.get(k)));
        }
        lines.append("\"><title>").append(escape(title)).append("</title></polyline>\n");
    }

    void dot(int place, int colour, String name, String title) {
        name(place, name);
        double radius = places.size() > MANY ? DOT / 2.0 : DOT;
        marks.append("<circle cx=\"").append(x(place)).append("\" cy=\"").append(y(place));
        marks.append("\" r=\"")
                .append(number(radius))
                .append("\" fill=\"")
                .append(colour(colour))
                .append("\">");
        marks.append("<title>").append(escape(title)).append("</title></circle>\n");
    }

    void square(int place, String title) {
        name(place, title);
        double x = left + places.x(place) * xScale * scale - SQUARE;
        double y = top - places.y(place) * scale - SQUARE;
        marks.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        marks.append("\" width=\"").append(2 * SQUARE).append("\" height=\"").append(2 * SQUARE);
        marks.append("\" fill=\"#111\" stroke=\"#fff\"><title>")
                .append(escape(title))
                .append("</title></rect>\n");
    }

    void cross(int place, String title) {
        marks.append("<path stroke=\"#a00\" stroke-width=\"2\" fill=\"none\" d=\"M")
                .append(x(place))
                .append(' ');
        marks.append(y(place))
                .append("m-4-4l8 8m0-8l-8 8\"><title>")
                .append(escape(title))
                .append("</title></path>\n");
    }

    String svg(String title) {
        boolean all = named <= MOST_NAMED;
        int below = all && named > 0 ? LINE_HEIGHT * named + MARGIN : 0;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + (height + below)
                + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"11\">\n<title>" + escape(title)
                + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                + "<g stroke-width=\"1.6\" stroke-opacity=\"0.75\" stroke-linejoin=\"round\">\n" + lines + "</g>\n"
                + marks
                + (all ? legend : "") + "</svg>\n";
    }
}
