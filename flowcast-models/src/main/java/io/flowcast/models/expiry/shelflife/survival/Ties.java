package io.flowcast.models.expiry.shelflife.survival;

/** How failures at one moment share the likelihood of {@link Cox}. */
public enum Ties {
    /** Efron (1977): each of d tied failures has (j / d) of the others gone; close to exact. */
    EFRON,
    /** Breslow (1974): all of them are at risk for each; simple, and biased to 0 where ties are many. */
    BRESLOW
}
