package io.teamclaw.adminui.workspace;

import java.time.Duration;
import java.util.List;

/** For how many hours a workspace can be kept up. */
final class KeepChoices {
    private static final List<Integer> HOURS = List.of(1, 2, 4, 8, 12);

    private KeepChoices() {}

    /** None where keeping is not allowed. */
    static List<Integer> upTo(Duration longest) {
        return HOURS.stream().filter(hours -> hours <= longest.toHours()).toList();
    }
}
