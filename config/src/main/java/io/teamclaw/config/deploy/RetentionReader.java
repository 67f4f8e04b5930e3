package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.List;
import java.util.Set;

final class RetentionReader {
    /** CloudWatch Logs API, PutRetentionPolicy. */
    private static final List<Integer> LOG_DAYS =
            List.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private static final Form<Integer> LOGS =
            Form.number("a retention of CloudWatch in days: " + LOG_DAYS, LOG_DAYS::contains);

    private static final Form<Integer> DAYS = Form.number(1, 3653);

    private RetentionReader() {}

    static RetentionSettings read(Fields fields) {
        fields.refuseAllBut(Set.of("log-days", "access-log-days", "usage-days"));
        return new RetentionSettings(
                LOGS.in(fields, "log-days"),
                DAYS.in(fields, "access-log-days"),
                DAYS.in(fields, "usage-days"));
    }
}
