package io.teamclaw.stacks.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What AWS's Service Authorization Reference says of the actions that our policies allow on every
 * resource. Of an action that is not in the list the worst is assumed.
 */
final class IamActions {
    private static final Set<String> HARMLESS = Set.of("Read", "List");

    /**
     * @param name e.g. {@code ecs:DescribeTasks}
     * @param level {@code Read}, {@code List}, {@code Write}, {@code Tagging} or {@code Permissions
     *     management}
     * @param restrictable whether a policy can name resources for it
     */
    record Action(String name, String level, boolean restrictable) {}

    private static final Map<String, Action> KNOWN = read();

    private IamActions() {}

    static Map<String, Action> known() {
        return KNOWN;
    }

    static boolean writes(String action) {
        return !HARMLESS.contains(of(action).level());
    }

    static boolean restrictable(String action) {
        return of(action).restrictable();
    }

    private static Action of(String action) {
        return KNOWN.getOrDefault(action, new Action(action, "Write", true));
    }

    private static Map<String, Action> read() {
        try (InputStream in = IamActions.class.getResourceAsStream("iam-actions.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Action(cells[0], cells[1], cells[2].equals("yes")))
                    .collect(Collectors.toUnmodifiableMap(Action::name, each -> each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
