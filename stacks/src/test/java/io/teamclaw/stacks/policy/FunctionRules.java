package io.teamclaw.stacks.policy;

import java.util.List;
import java.util.function.Predicate;

/** Lambda. */
final class FunctionRules {
    private FunctionRules() {}

    static List<Rule> all() {
        return List.of(
                function(
                        "CKV_AWS_115",
                        "Functions have their share of concurrency, and no more",
                        each -> each.body().path("reserved_concurrent_executions").asInt() > 0),
                function(
                        "CKV_AWS_116",
                        "Functions have a dead-letter queue",
                        each -> each.has("dead_letter_config.target_arn")),
                function(
                        "CKV_AWS_173",
                        "Environment variables of functions are encrypted with our own key",
                        each -> each.all("environment").isEmpty() || each.has("kms_key_arn")));
    }

    private static Rule function(String id, String says, Predicate<Resource> holds) {
        return Rule.each(id, says, "aws_lambda_function", holds);
    }
}
