package io.teamclaw.adminui.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changed from one JSON text to another, field by field; a field of a field is named {@code
 * outer.inner}. Lists are compared whole.
 *
 * @param changes those fields that differ, by name
 * @param unchanged how many fields are the same
 */
public record JsonDifference(List<Change> changes, int unchanged) {
    public JsonDifference {
        changes = List.copyOf(changes);
    }

    /**
     * A field that differs.
     *
     * @param field its name; empty where the whole value is no object
     * @param before what it said; empty where it was not there
     * @param after what it says; empty where it is gone
     */
    public record Change(String field, Optional<String> before, Optional<String> after) {}

    /** Between what stood there and what stands there; empty where nothing did. */
    public static JsonDifference of(Optional<String> before, Optional<String> after) {
        SortedMap<String, String> old = before.map(JsonDifference::fields).orElseGet(TreeMap::new);
        SortedMap<String, String> now = after.map(JsonDifference::fields).orElseGet(TreeMap::new);
        SortedMap<String, String> all = new TreeMap<>(old);
        all.putAll(now);
        List<Change> changes = new ArrayList<>();
        for (String field : all.keySet()) {
            Optional<String> was = Optional.ofNullable(old.get(field));
            Optional<String> is = Optional.ofNullable(now.get(field));
            if (!was.equals(is)) {
                changes.add(new Change(field, was, is));
            }
        }
        return new JsonDifference(changes, all.size() - changes.size());
    }

    private static SortedMap<String, String> fields(String json) {
        SortedMap<String, String> fields = new TreeMap<>();
        try {
            collect("", JsonMapper.shared().readTree(json), fields);
        } catch (JacksonException malformed) {
            // Of a row that was tampered with: shown as it is.
            fields.put("", json);
        }
        return fields;
    }

    private static void collect(String name, JsonNode node, Map<String, String> fields) {
        if (!node.isObject() || node.isEmpty()) {
            fields.put(name, node.isString() ? node.stringValue() : node.toString());
            return;
        }
        node.properties()
                .forEach(
                        field ->
                                collect(
                                        name.isEmpty()
                                                ? field.getKey()
                                                : name + "." + field.getKey(),
                                        field.getValue(),
                                        fields));
    }
}
