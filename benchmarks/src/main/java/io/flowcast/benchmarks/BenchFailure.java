package io.flowcast.benchmarks;

import io.flowcast.api.finding.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for what went wrong in a bench. */
final class BenchFailure {

    private static final int MOST_LINES = 20;

    private BenchFailure() {}

    private static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    static String message(Exception failure) {
        if (failure instanceof InvalidInputException invalid) {
            return invalid.findings().summary(MOST_LINES);
        }
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ". Maybe the path is relative to another directory.";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "The file " + denied.getFile() + " cannot be opened. Maybe it belongs to another user.";
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return message(cause);
        }
        if (failure instanceof FileSystemException file) {
            return "The file " + file.getFile() + " cannot be used: " + reason(file);
        }
        if (failure instanceof IOException) {
            return "Reading or writing failed: " + failure.getMessage();
        }
        return failure.toString();
    }
}
