package io.flowcast.connectors.report;

import java.util.ArrayList;
import java.util.List;

/** Site by site: what to order, what to do with lots, when the first delivery comes. */
final class SitesSection {
    /** More sites than this are looked up in the sections below. */
    private static final int MOST_SITES = 60;

    private static final List<String> ACTIONS =
            List.of("markdown", "transfer", "donate", "rework", "returnToSupplier", "discard");

    private SitesSection() {}

    static Html today(Today today) {
        Html html = new Html();
        List<Today.SiteDay> days = today.sites();
        if (days.isEmpty()) {
            return html.element("p", "empty", "No site has anything to do today.");
        }
        List<String> actions =
                ACTIONS.stream().filter(today.lotsByAction::containsKey).toList();
        html.element("table", "compact", table -> {
            table.element("caption", "", "Lots by action; the time is that of the first delivery on our own vehicles.");
            table.head(columns(actions));
            table.element(
                    "tbody",
                    "",
                    body -> days.stream()
                            .limit(MOST_SITES)
                            .forEach(day -> body.element("tr", "", tr -> row(tr, day, actions))));
        });
        if (days.size() > MOST_SITES) {
            html.element(
                    "p",
                    "empty",
                    "The first " + MOST_SITES + " of " + Figures.count(days.size(), "site", "sites") + " by name.");
        }
        return html;
    }

    private static String[] columns(List<String> actions) {
        List<String> columns = new ArrayList<>(List.of("Site", "#Order", "#Lines"));
        for (String action : actions) {
            String words = ActionWords.many(action).substring("to ".length());
            columns.add("#" + Character.toUpperCase(words.charAt(0)) + words.substring(1));
        }
        columns.add("#Delivery");
        return columns.toArray(String[]::new);
    }

    private static void row(Html tr, Today.SiteDay day, List<String> actions) {
        tr.rowHead(day.name)
                .number(day.ordered.isZero() ? "" : day.ordered.toString())
                .number(orBlank(day.orderLines));
        for (String action : actions) {
            tr.number(orBlank(day.lots(action)));
        }
        tr.number(day.firstDeliverySecond == Long.MAX_VALUE ? "" : Figures.time(day.firstDeliverySecond));
    }

    private static String orBlank(int n) {
        return n == 0 ? "" : Figures.whole(n);
    }
}
