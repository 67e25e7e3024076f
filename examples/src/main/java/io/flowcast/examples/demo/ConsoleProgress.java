package io.flowcast.examples.demo;

import io.flowcast.api.run.Progress;
import java.io.PrintStream;
import java.util.Map;

/** Prints one line for each stage of a run when it begins, and how far it is at every quarter. Safe for several threads. */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final Map<String, String> WORDS = Map.of(
            "forecast", "Forecasting demand",
            "order", "Deciding what to order",
            "expire", "Looking after what is about to expire",
            "route", "Planning the trips",
            "measure", "Measuring what it saves");

    private final PrintStream console;
    private String stage = "";
    private long quarter;

    ConsoleProgress(PrintStream console) {
        this.console = console;
    }

    @Override
    public synchronized void report(String name, long done, long total, String message) {
        String words = WORDS.get(name);
        if (words == null) {
            return;
        }
        if (!stage.equals(name)) {
            finish();
            stage = name;
            quarter = 0;
            console.print(words + " ");
        }
        long now = total > 0 ? 4 * done / total : 0;
        while (quarter < now) {
            quarter++;
            console.print(quarter == 4 ? "done" : ".");
        }
        console.flush();
    }

    synchronized void finish() {
        if (!stage.isEmpty()) {
            console.println();
            stage = "";
        }
    }

    @Override
    public void close() {
        finish();
    }
}
