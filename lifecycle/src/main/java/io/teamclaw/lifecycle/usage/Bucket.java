package io.teamclaw.lifecycle.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Names an item of the roll-up table.
 *
 * @param scope partition key
 * @param period sort key
 * @param ttl epoch second after which it may go
 */
record Bucket(String scope, String period, OptionalLong ttl) {
    private static final String ALL_DAYS = "all";
    private static final String ALL_SLOTS = "all#slots";

    /**
     * A model's name can be what the agent asked for, of any length; DynamoDB allows 1,024 bytes
     * for a sort key (UTF-8 takes up to three for a character).
     */
    private static final int LONGEST_MEMBER = 330;

    private static final int SLOT_NAME = "13:45#".length();

    /** Everything that one entry counts for. */
    static List<Bucket> of(Instant at, Map<Dimension, String> members) {
        LocalDate day = Slots.day(at);
        int slot = Slots.of(at);
        OptionalLong ttl = OptionalLong.of(Slots.expiry(at));
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(allDay(day));
        buckets.add(new Bucket(ALL_SLOTS, allSlot(day, slot), ttl));
        members.forEach((dimension, member) -> buckets.addAll(of(at, dimension, member)));
        return buckets;
    }

    /** What one member's part of an entry counts for. */
    static List<Bucket> of(Instant at, Dimension dimension, String member) {
        LocalDate day = Slots.day(at);
        return List.of(
                month(dimension, YearMonth.from(day), member),
                day(dimension, day, member),
                new Bucket(
                        slots(dimension, day),
                        memberSlot(Slots.of(at), cut(member)),
                        OptionalLong.of(Slots.expiry(at))));
    }

    static String allDays() {
        return ALL_DAYS;
    }

    static String allSlots() {
        return ALL_SLOTS;
    }

    static Bucket allDay(LocalDate day) {
        return new Bucket(ALL_DAYS, day.toString(), OptionalLong.empty());
    }

    static String allSlot(LocalDate day, int slot) {
        return day + "T" + Slots.name(slot);
    }

    static Bucket month(Dimension dimension, YearMonth month, String member) {
        return new Bucket(members(dimension, month), cut(member), OptionalLong.empty());
    }

    static Bucket day(Dimension dimension, LocalDate day, String member) {
        return new Bucket(members(dimension, day), cut(member), OptionalLong.empty());
    }

    static Bucket slot(Dimension dimension, LocalDate day, int slot, String member) {
        return new Bucket(
                slots(dimension, day), memberSlot(slot, cut(member)), OptionalLong.empty());
    }

    /**
     * Whose partition has the members as sort keys.
     *
     * @param bucket a day or a month
     */
    static String members(Dimension dimension, Object bucket) {
        return dimension.wireValue() + "#" + bucket;
    }

    /** A day's slots of all members: sort keys are slot, {@code #}, member. */
    static String slots(Dimension dimension, LocalDate day) {
        return dimension.wireValue() + "#slots#" + day;
    }

    /** Of whom a slot's sort key is. */
    static String memberOfSlot(String sortKey) {
        return sortKey.substring(SLOT_NAME);
    }

    private static String memberSlot(int slot, String member) {
        return Slots.name(slot) + "#" + member;
    }

    /** As a sort key can hold it. */
    static String cut(String member) {
        return member.length() <= LONGEST_MEMBER ? member : member.substring(0, LONGEST_MEMBER);
    }
}
