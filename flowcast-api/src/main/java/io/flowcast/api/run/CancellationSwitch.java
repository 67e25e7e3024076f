package io.flowcast.api.run;

/** A {@link Cancellation} that is turned on by {@link #cancel()}, from any thread. */
public final class CancellationSwitch implements Cancellation {
    private volatile boolean requested;

    /** A switch that is off. */
    public CancellationSwitch() {}

    /** Asks the run to stop; asking twice is the same as once. */
    public void cancel() {
        requested = true;
    }

    @Override
    public boolean requested() {
        return requested;
    }
}
