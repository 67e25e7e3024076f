package io.flowcast.benchmarks.inventory;

/** Answers one function of the reference with this library. */
@FunctionalInterface
interface OracleCall {
    /**
     * The answer in the reference's shape: numbers, lists, objects.
     *
     * @param call the arguments
     * @return the answer
     * @throws IllegalArgumentException for bad input, where the reference raises an error
     */
    Object answer(Arguments call);
}
