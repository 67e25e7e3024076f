package io.flowcast.api.run;

/** Hears how far a run has come. Called from any thread, often: an implementation must be quick and safe. */
@FunctionalInterface
public interface Progress {
    /**
     * Hears one step.
     *
     * @param stage stage of the run, for example {@code forecast}
     * @param done how much of it is done, in the stage's own count
     * @param total how much there is, or 0 if that is not known
     * @param message a line for people; may be empty
     */
    void report(String stage, long done, long total, String message);

    /**
     * Nobody listens.
     *
     * @return a progress that drops what it hears
     */
    static Progress silent() {
        return (stage, done, total, message) -> {};
    }
}
