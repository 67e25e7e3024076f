package io.flowcast.models.inventory.echelon;

/**
 * Service times that stages quote to those they serve, and the stock that lets them keep their word.
 *
 * @param outbound time each stage quotes, in the order of the stages
 * @param safetyStocks units of each stage
 * @param baseStocks units of each stage: mean demand over the time it has to bridge, and its safety stock
 * @param cost of holding the safety stocks per unit of time
 */
public record ServiceTimes(int[] outbound, double[] safetyStocks, double[] baseStocks, double cost) {}
