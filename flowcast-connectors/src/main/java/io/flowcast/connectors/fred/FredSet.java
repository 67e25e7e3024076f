package io.flowcast.connectors.fred;

import java.util.List;

/** Series that are often asked for together. The keys are those of FRED. */
public enum FredSet {
    /** The state of the economy: output, work, prices, interest, money. */
    ECONOMIC_INDICATORS(List.of("GDPC1", "UNRATE", "PAYEMS", "CPIAUCSL", "PCEPI", "FEDFUNDS", "M2SL")),
    /** Daily prices of markets: shares, government bonds, fear, oil, the dollar. */
    MARKET_DATA(List.of("SP500", "DGS10", "T10Y2Y", "VIXCLS", "DCOILWTICO", "DTWEXBGS")),
    /** What households earn, feel, spend and save. */
    CONSUMER_BEHAVIOUR(List.of("UMCSENT", "PCE", "DSPIC96", "PSAVERT", "RSAFS", "GASREGW")),
    /** Food retail and its prices: grocery sales, restaurants, food prices at home and away, food at the producer. */
    INDUSTRY_TRENDS(List.of("INDPRO", "MRTSSM4451USN", "RSFSDP", "CPIUFDSL", "CUSR0000SAF11", "CUSR0000SEFV", "WPU02"));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> seriesIds;

    FredSet(List<String> seriesIds) {
        this.seriesIds = seriesIds;
    }

    /**
     * Keys of the series.
     *
     * @return the keys, most general first
     */
    public List<String> seriesIds() {
        return seriesIds;
    }
}
