package io.teamclaw.lifecycle.testing;

import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.util.List;

/**
 * What workspaces live on, in a test's hands.
 *
 * @param runtime of their tasks
 * @param routing to them
 * @param gateway in each
 * @param rules for all
 * @param use of each
 */
public record ScriptedPlatform(
        ScriptedTaskRuntime runtime,
        ScriptedRouting routing,
        ScriptedGateway gateway,
        SettableRules rules,
        SettableUse use) {
    public ScriptedPlatform() {
        this(
                new ScriptedTaskRuntime(),
                new ScriptedRouting(),
                new ScriptedGateway(),
                new SettableRules(),
                new SettableUse());
    }

    /** On the time of day, told of each task that ends. */
    public WorkspaceService service(EmbeddedDynamoDb dynamoDb, UserStore users) {
        return service(dynamoDb, users, Clock.systemUTC());
    }

    /** Told of each task that ends. */
    public WorkspaceService service(EmbeddedDynamoDb dynamoDb, UserStore users, Clock clock) {
        WorkspaceService made =
                WorkspaceService.create(
                        dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT, over(users, clock));
        runtime.tell(made);
        return made;
    }

    /** With these inventories. */
    public WorkspacePlatform over(UserStore users, Clock clock, Inventory... inventories) {
        return new WorkspacePlatform(
                users, runtime, routing, gateway, rules, use, List.of(inventories), clock);
    }
}
