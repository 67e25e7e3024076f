package io.flowcast.persistence.postgres;

import io.flowcast.api.demand.SalesDay;
import org.jspecify.annotations.Nullable;

/**
 * The units of the 24 hours of a day as bytes: one number after the other, each in groups of 7 bits, lowest first, with the
 * highest bit set on all but the last byte of a number (LEB128). A usual day takes 24 bytes, an array of PostgreSQL 120.
 */
final class HourlyUnits {

    private static final int[] UNKNOWN = {};
    private static final int GROUP = 7;
    private static final int MORE = 0x80;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private HourlyUnits() {}

    /** Appends the bytes in hexadecimal digits. */
    static void appendHex(StringBuilder text, int[] units) {
        for (int value : units) {
            int rest = value;
            while ((rest & -MORE) != 0) {
                appendHex(text, (rest & (MORE - 1)) | MORE);
                rest >>>= GROUP;
            }
            appendHex(text, rest);
        }
    }

    private static void appendHex(StringBuilder text, int octet) {
        text.append(HEX[octet >>> 4]).append(HEX[octet & 0xF]);
    }

    /** The units of the hours, or an empty array for what is not known. */
    static int[] read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        int[] units = new int[SalesDay.HOURS];
        int at = 0;
        for (int hour = 0; hour < SalesDay.HOURS; hour++) {
            int value = 0;
            for (int shift = 0; ; shift += GROUP) {
                byte octet = bytes[at++];
                value |= (octet & (MORE - 1)) << shift;
                if (octet >= 0) {
                    break;
                }
            }
            units[hour] = value;
        }
        return units;
    }
}
