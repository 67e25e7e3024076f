package io.flowcast.api.finding;

import java.io.Serial;

/** The input cannot be used; carries every finding, not just the first. */
public final class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Findings findings;

    /**
     * Stops a run because of its input.
     *
     * @param findings everything that was found
     */
    public InvalidInputException(Findings findings) {
        super(findings.total() + " finding(s) on the input:\n" + findings.summary(20));
        this.findings = findings;
    }

    /**
     * Everything that was found.
     *
     * @return the findings
     */
    public Findings findings() {
        return findings;
    }
}
