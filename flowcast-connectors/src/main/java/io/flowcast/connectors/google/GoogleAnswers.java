package io.flowcast.connectors.google;

import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.JsonAnswer;
import io.flowcast.connectors.http.Verdict;
import java.util.Locale;
import java.util.Optional;

/** What the answers of Google's services say about themselves. */
final class GoogleAnswers {
    private GoogleAnswers() {}

    /** The older services answer with status 200 and a field {@code status}. */
    static Verdict older(HttpAnswer answer) {
        return JsonAnswer.peek(answer)
                .map(document -> {
                    String status = document.at("status").text("");
                    String said = status + ": " + document.at("error_message").text("");
                    return switch (status) {
                        case "OK" -> Verdict.good();
                        case "ZERO_RESULTS", "NOT_FOUND" -> Verdict.empty();
                        case "OVER_QUERY_LIMIT", "UNKNOWN_ERROR" -> new Verdict(Verdict.Kind.BUSY, said);
                        case "REQUEST_DENIED", "OVER_DAILY_LIMIT" -> new Verdict(Verdict.Kind.KEY_REFUSED, said);
                        case "" -> new Verdict(Verdict.Kind.BROKEN, "");
                        default -> new Verdict(Verdict.Kind.REFUSED, said);
                    };
                })
                .orElse(new Verdict(Verdict.Kind.BROKEN, ""));
    }

    /** The newer services answer errors with status 400 and {@code error}, also where the key is at fault. */
    static Verdict newer(HttpAnswer answer) {
        return JsonAnswer.peek(answer)
                .map(document -> {
                    if (answer.status() < 300 && error(document).isEmpty()) {
                        return Verdict.good();
                    }
                    String message =
                            error(document).map(e -> e.at("message").text("")).orElse("");
                    boolean key = message.toLowerCase(Locale.ROOT).contains("api key");
                    return new Verdict(key ? Verdict.Kind.KEY_REFUSED : Verdict.Kind.REFUSED, message);
                })
                .orElse(new Verdict(Verdict.Kind.BROKEN, ""));
    }

    /** What went wrong; a service that streams its elements tells it as one of them, also after others. */
    private static Optional<JsonAnswer> error(JsonAnswer document) {
        if (document.at("error").present()) {
            return Optional.of(document.at("error"));
        }
        return document.array()
                ? document.elements().stream()
                        .map(element -> element.at("error"))
                        .filter(JsonAnswer::present)
                        .findFirst()
                : Optional.empty();
    }

    /** A duration such as {@code 160s} or {@code 3.5s}; nothing is no time. */
    static double seconds(JsonAnswer duration) {
        return duration.present() ? duration.withoutSuffix("s").number() : 0;
    }
}
