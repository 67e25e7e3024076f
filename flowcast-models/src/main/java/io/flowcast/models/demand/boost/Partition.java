package io.flowcast.models.demand.boost;

/**
 * Parts the rows of a leaf by a split.
 *
 * <p>A split asks one feature of many rows: from the table, whose rows lie together, every answer would come from another cache line. So features that are split on get a column of
 * their own when they are first asked for.
 */
final class Partition {
    private final BinnedTable table;
    private final byte[][] narrow;
    private final short[][] wide;
    private final int[] spare;

    Partition(BinnedTable table) {
        this.table = table;
        narrow = new byte[table.binning.features()][];
        wide = new short[table.binning.features()][];
        spare = new int[table.rows];
    }

    /**
     * Moves the rows that go left before the others, both in their old order.
     *
     * @return how many go left
     */
    int part(Trees trees, int node, int[] rows, int from, int length) {
        long n = trees.node[node];
        int feature = Trees.feature(n);
        int lefts;
        if (Trees.hasSet(n)) {
            int first = trees.setStart[node] + 1;
            lefts = table.binning.features[feature].wide()
                    ? bySet(wide(feature), trees.set, first, rows, from, length)
                    : bySet(narrow(feature), trees.set, first, rows, from, length);
        } else {
            lefts = byBin(narrow(feature), Trees.lastLeft(n), Trees.missingLeft(n) ? 0 : 1, rows, from, length);
        }
        System.arraycopy(spare, 0, rows, from + lefts, length - lefts);
        return lefts;
    }

    private int byBin(byte[] column, int last, int missing, int[] rows, int from, int length) {
        int lefts = from;
        int rights = 0;
        for (int i = from; i < from + length; i++) {
            int row = rows[i];
            int bin = column[row] & 0xFF;
            int right = bin == 0 ? missing : (last - bin) >>> 31;
            rows[lefts] = row;
            spare[rights] = row;
            rights += right;
            lefts += 1 - right;
        }
        return lefts - from;
    }

    private int bySet(byte[] column, long[] set, int first, int[] rows, int from, int length) {
        int lefts = from;
        int rights = 0;
        for (int i = from; i < from + length; i++) {
            int row = rows[i];
            int bin = column[row] & 0xFF;
            int left = (int) (set[first + (bin >> 6)] >>> bin) & 1;
            rows[lefts] = row;
            spare[rights] = row;
            rights += 1 - left;
            lefts += left;
        }
        return lefts - from;
    }

    private int bySet(short[] column, long[] set, int first, int[] rows, int from, int length) {
        int lefts = from;
        int rights = 0;
        for (int i = from; i < from + length; i++) {
            int row = rows[i];
            int bin = column[row];
            int left = (int) (set[first + (bin >> 6)] >>> bin) & 1;
            rows[lefts] = row;
            spare[rights] = row;
            rights += 1 - left;
            lefts += left;
        }
        return lefts - from;
    }

    private byte[] narrow(int feature) {
        byte[] column = narrow[feature];
        if (column == null) {
            column = new byte[table.rows];
            for (int r = 0; r < column.length; r++) {
                column[r] = (byte) table.bin(r, feature);
            }
            narrow[feature] = column;
        }
        return column;
    }

    private short[] wide(int feature) {
        short[] column = wide[feature];
        if (column == null) {
            column = new short[table.rows];
            for (int r = 0; r < column.length; r++) {
                column[r] = (short) table.bin(r, feature);
            }
            wide[feature] = column;
        }
        return column;
    }
}
