package io.flowcast.api.store;

import java.util.function.Consumer;

/**
 * Tells all nodes at once, for example that a job has come further. What matters must be kept elsewhere: a message reaches
 * those who listen now, and a line that breaks loses what was said meanwhile, which listeners hear of. Safe for several
 * threads.
 */
public interface Broadcast {
    /**
     * Sends a message to all who listen, on this node and on others. A failure is no error: listeners hear that they may
     * have missed something once the line is back.
     *
     * @param channel the channel, up to 200 characters
     * @param message the message; copied or sent before this returns
     */
    void publish(String channel, byte[] message);

    /**
     * Listens. Messages of one sender come in order.
     *
     * @param channel the channel
     * @param listener hears each message; must be quick and not throw
     * @param missed called when messages may have been missed and listening goes on: whoever needs them all reads again
     *     from where they are kept
     * @return closes to end listening
     */
    Subscription subscribe(String channel, Consumer<byte[]> listener, Runnable missed);

    /** Ends listening. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
