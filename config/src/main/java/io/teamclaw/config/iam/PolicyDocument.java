package io.teamclaw.config.iam;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * An IAM policy, for roles, resources and trust alike.
 *
 * @param statements in order
 */
public record PolicyDocument(List<Statement> statements) {

    public static PolicyDocument of(Statement... statements) {
        return new PolicyDocument(List.of(statements));
    }

    /** The document as IAM reads it, always in the same order. */
    public String json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Version", "2012-10-17");
        ArrayNode list = document.putArray("Statement");
        statements.forEach(each -> write(each, list.addObject()));
        return document.toString();
    }

    private static void write(Statement statement, ObjectNode node) {
        node.put("Sid", statement.sid());
        node.put("Effect", statement.effect());
        if (statement.principals().containsKey("*")) {
            node.put("Principal", "*");
        } else if (!statement.principals().isEmpty()) {
            write(statement.principals(), node.putObject("Principal"));
        }
        write(statement.actions(), node.putArray("Action"));
        if (!statement.resources().isEmpty()) {
            write(statement.resources(), node.putArray("Resource"));
        }
        if (!statement.conditions().isEmpty()) {
            ObjectNode conditions = node.putObject("Condition");
            statement
                    .conditions()
                    .forEach((operator, keys) -> write(keys, conditions.putObject(operator)));
        }
    }

    private static void write(Map<String, List<String>> lists, ObjectNode node) {
        lists.forEach((key, values) -> write(values, node.putArray(key)));
    }

    private static void write(List<String> values, ArrayNode node) {
        values.forEach(node::add);
    }
}
