package io.teamclaw.lifecycle.usage;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * How long people waited for the first token, as a histogram: of many calls an exact quantile is
 * not known any more, but one within its class.
 *
 * @param counts calls by class: up to each of {@link #BOUNDS}, and beyond the last
 * @param sumMillis of all waits
 */
public record FirstTokens(List<Long> counts, long sumMillis) {
    /** Upper ends of the classes in milliseconds, inclusive. */
    public static final List<Long> BOUNDS =
            List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L);

    public static final FirstTokens NONE =
            new FirstTokens(IntStream.rangeClosed(0, BOUNDS.size()).mapToObj(i -> 0L).toList(), 0);

    /**
     * @throws IllegalArgumentException where there is not one count for each class
     */
    public FirstTokens {
        counts = List.copyOf(counts);
        if (counts.size() != BOUNDS.size() + 1) {
            throw new IllegalArgumentException("One count for each class");
        }
    }

    /** The class of a wait, from 0. */
    static int classOf(long millis) {
        int found = 0;
        while (found < BOUNDS.size() && millis > BOUNDS.get(found)) {
            found++;
        }
        return found;
    }

    /** How many calls came to a first token. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** In milliseconds, exact; empty without a call. */
    public OptionalLong mean() {
        return count() == 0 ? OptionalLong.empty() : OptionalLong.of(sumMillis / count());
    }

    /**
     * An estimate in milliseconds, taking the waits of a class to be spread evenly; the last bound
     * where it is beyond that; empty without a call.
     *
     * @param share 0 to 1, e.g. 0.95
     */
    public OptionalLong quantile(double share) {
        if (count() == 0) {
            return OptionalLong.empty();
        }
        double wanted = share * count();
        long below = 0;
        for (int each = 0; each < BOUNDS.size(); each++) {
            long here = counts.get(each);
            if (here > 0 && below + here >= wanted) {
                long from = each == 0 ? 0 : BOUNDS.get(each - 1);
                double part = Math.max(0, wanted - below) / here;
                return OptionalLong.of(from + Math.round(part * (BOUNDS.get(each) - from)));
            }
            below += here;
        }
        return OptionalLong.of(BOUNDS.getLast());
    }

    FirstTokens plus(FirstTokens other) {
        return new FirstTokens(
                IntStream.range(0, counts.size())
                        .mapToObj(each -> counts.get(each) + other.counts.get(each))
                        .toList(),
                sumMillis + other.sumMillis);
    }
}
