package io.flowcast.api.finding;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A store or an outside source did not answer as it must; carries one finding that says which and why. */
public final class SourceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    /**
     * A failed source.
     *
     * @param finding which source, what was asked, what came back; never a key or a password
     * @param cause the failure below, if there is one
     */
    public SourceException(Finding finding, @Nullable Throwable cause) {
        super(finding.message(), cause);
        this.finding = finding;
    }

    /**
     * What went wrong.
     *
     * @return the finding
     */
    public Finding finding() {
        return finding;
    }
}
