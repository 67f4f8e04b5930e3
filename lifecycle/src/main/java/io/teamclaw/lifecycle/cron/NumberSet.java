package io.teamclaw.lifecycle.cron;

import java.util.stream.IntStream;

/**
 * A set of the numbers 0 to 63, which is all that a field of cron can hold.
 *
 * @param bits the number n is the bit n
 */
record NumberSet(long bits) {
    static final NumberSet NONE = new NumberSet(0);

    static NumberSet of(int number) {
        return new NumberSet(1L << number);
    }

    /** From first to last, both included. */
    static NumberSet range(int first, int last) {
        return steps(first, last, 1);
    }

    /** First, first + step and so on, up to last. */
    static NumberSet steps(int first, int last, int step) {
        NumberSet set = NONE;
        for (int number = first; number <= last; number += step) {
            set = set.or(of(number));
        }
        return set;
    }

    boolean contains(int number) {
        return (bits >>> number & 1) == 1;
    }

    boolean isEmpty() {
        return bits == 0;
    }

    NumberSet and(NumberSet other) {
        return new NumberSet(bits & other.bits);
    }

    NumberSet or(NumberSet other) {
        return new NumberSet(bits | other.bits);
    }

    NumberSet without(NumberSet other) {
        return new NumberSet(bits & ~other.bits);
    }

    /** Each number increased by so much; what leaves 0 to 63 is lost. */
    NumberSet plus(int by) {
        return new NumberSet(by >= 0 ? bits << by : bits >>> -by);
    }

    /** Ascending. */
    IntStream stream() {
        return IntStream.range(0, Long.SIZE).filter(this::contains);
    }
}
