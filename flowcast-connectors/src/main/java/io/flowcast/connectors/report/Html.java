package io.flowcast.connectors.report;

/** Builds HTML. Whatever is not a tag or a class goes through {@link #escape}. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** A piece of a page. */
    interface Body {
        void write(Html html);
    }

    /** An element with a class (empty for none) and a body. */
    Html element(String name, String cssClass, Body body) {
        open(name, cssClass, "");
        body.write(this);
        return close(name);
    }

    /** An element with a class (empty for none) and text. */
    Html element(String name, String cssClass, String text) {
        open(name, cssClass, "");
        return text(text).close(name);
    }

    /** An opening tag; {@code attributes} are written as they are and must come from the code, not from data. */
    Html open(String name, String cssClass, String attributes) {
        out.append('<').append(name);
        if (!cssClass.isEmpty()) {
            out.append(" class=\"").append(cssClass).append('"');
        }
        if (!attributes.isEmpty()) {
            out.append(' ').append(attributes);
        }
        out.append('>');
        return this;
    }

    Html close(String name) {
        out.append("</").append(name).append(">");
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** HTML that another builder made. */
    Html add(Html other) {
        out.append(other.out);
        return this;
    }

    /** A header row; columns of numbers begin with {@code #}. */
    Html head(String... columns) {
        return element(
                "thead",
                "",
                thead -> thead.element("tr", "", tr -> {
                    for (String column : columns) {
                        boolean number = column.startsWith("#");
                        tr.open("th", number ? "num" : "", "scope=\"col\"")
                                .text(number ? column.substring(1) : column)
                                .close("th");
                    }
                }));
    }

    /** A table cell with a number or another short text that is aligned to the right. */
    Html number(String text) {
        return element("td", "num", text);
    }

    /** A table cell with text. */
    Html cell(String text) {
        return element("td", "", text);
    }

    /** The first cell of a row, which names it. */
    Html rowHead(String text) {
        return open("th", "", "scope=\"row\"").text(text).close("th");
    }

    /** Text as it may stand between tags and inside quoted attributes; characters that HTML forbids are replaced. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
