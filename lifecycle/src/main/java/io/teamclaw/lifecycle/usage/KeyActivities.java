package io.teamclaw.lifecycle.usage;

import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.usage.Entry.KeyUse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * When each key was last used: an item for each in one partition of the roll-up table. Rows come in
 * any order and again, so that a later time is never put over by an earlier one.
 */
final class KeyActivities {
    private static final Logger LOG = System.getLogger(KeyActivities.class.getName());
    private static final String SCOPE = "key-activity";

    private final Table table;
    private final ManyItems items;

    KeyActivities(Table table) {
        this.table = table;
        this.items = new ManyItems(table);
    }

    /** What can come of a use, by the attribute that has its last time. */
    private static String outcome(int status) {
        return switch (status) {
            case 401, 403 -> "refusedAt";
            case 429 -> "limitedAt";
            default -> status > 0 && status < 400 ? "okAt" : "otherAt";
        };
    }

    private record Place(String keyId, String outcome) {}

    /** Notes the last of each kind. */
    void note(Stream<KeyUse> uses) {
        Map<Place, KeyUse> last = new HashMap<>();
        uses.forEach(
                use ->
                        last.merge(
                                new Place(use.keyId(), outcome(use.status())),
                                use,
                                (one, two) -> one.at().isAfter(two.at()) ? one : two));
        last.forEach((place, use) -> write(place.outcome(), use));
    }

    private void write(String outcome, KeyUse use) {
        boolean refused = "refusedAt".equals(outcome);
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":at", Values.instant(use.at()));
        if (refused) {
            values.put(":status", Values.number(use.status()));
        }
        try {
            table.client()
                    .updateItem(
                            update ->
                                    update.tableName(table.name())
                                            .key(table.key(SCOPE, Bucket.cut(use.keyId())))
                                            .updateExpression(
                                                    "SET #at = :at"
                                                            + (refused
                                                                    ? ", refusedStatus = :status"
                                                                    : ""))
                                            .conditionExpression(
                                                    "attribute_not_exists(#at) OR #at < :at")
                                            .expressionAttributeNames(Map.of("#at", outcome))
                                            .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException later) {
            LOG.log(Level.TRACE, "A later use of {0} is noted already", use.keyId());
        }
    }

    Map<String, KeyActivity> of(Collection<String> keyIds) {
        List<Bucket> wanted =
                keyIds.stream().map(id -> new Bucket(SCOPE, id, OptionalLong.empty())).toList();
        Map<String, KeyActivity> found = new HashMap<>();
        items.get(wanted).forEach((name, item) -> found.put(name.period(), read(new Item(item))));
        keyIds.forEach(id -> found.putIfAbsent(id, KeyActivity.NONE));
        return found;
    }

    private static KeyActivity read(Item item) {
        var ok = item.optionalInstant("okAt");
        var refused = item.optionalInstant("refusedAt");
        var limited = item.optionalInstant("limitedAt");
        var other = item.optionalInstant("otherAt");
        return new KeyActivity(
                KeyActivity.newest(Stream.of(ok, refused, limited, other)),
                ok,
                refused,
                item.optionalNumber("refusedStatus").map(Math::toIntExact),
                limited);
    }
}
