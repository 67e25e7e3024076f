package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money as it leaves the library. Inside, amounts are plain numbers in the currency of the run.
 *
 * @param amount the amount, rounded half even to the currency's usual digits
 * @param currency the currency
 */
public record Money(BigDecimal amount, Currency currency) {
    /** Rounds the amount. */
    public Money {
        Require.present("currency", currency);
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_EVEN);
    }

    /**
     * Money from a plain number.
     *
     * @param amount a finite number
     * @param currency the currency
     * @return the amount, rounded
     */
    public static Money of(double amount, Currency currency) {
        return new Money(BigDecimal.valueOf(Require.finite("amount", amount)), currency);
    }

    /**
     * This less another amount.
     *
     * @param other an amount in the same currency
     * @return the difference
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        Require.that(
                currency.equals(other.currency),
                "currencies differ: " + currency + " and " + other.currency + "; convert first");
        return new Money(amount.subtract(other.amount), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
