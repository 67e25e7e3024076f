package io.flowcast.api.run;

/** Says whether somebody asked a run to stop. Must be cheap and safe to ask from any thread. */
@FunctionalInterface
public interface Cancellation {
    /**
     * Whether the run should stop.
     *
     * @return true once a stop was asked for; never false again after that
     */
    boolean requested();

    /**
     * A run that nobody stops.
     *
     * @return a cancellation that is never requested
     */
    static Cancellation never() {
        return () -> false;
    }
}
