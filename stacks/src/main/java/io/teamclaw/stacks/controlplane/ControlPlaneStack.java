package io.teamclaw.stacks.controlplane;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.controlplane.api.SessionApi;
import io.teamclaw.stacks.controlplane.events.IdleCheck;
import io.teamclaw.stacks.controlplane.events.TaskStateChanges;
import io.teamclaw.stacks.controlplane.functions.FunctionCode;
import io.teamclaw.stacks.controlplane.functions.FunctionPlatform;
import io.teamclaw.stacks.controlplane.functions.LifecycleFunction;
import io.teamclaw.stacks.controlplane.functions.PreSignUpFunction;
import io.teamclaw.stacks.controlplane.functions.SettingStreams;
import io.teamclaw.stacks.controlplane.functions.TaskEventsFunction;
import io.teamclaw.stacks.controlplane.functions.UsageRollupFunction;
import io.teamclaw.stacks.controlplane.functions.UserSessionFunction;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import io.teamclaw.stacks.controlplane.schedules.WakeUps;
import io.teamclaw.stacks.controlplane.signin.SignIn;
import io.teamclaw.stacks.controlplane.tables.DataTables;
import software.constructs.Construct;

/** Identities, tables, functions and schedules. */
public final class ControlPlaneStack extends PlatformStack {
    public ControlPlaneStack(Construct scope, Deployment deployment) {
        super(scope, StackName.CONTROL_PLANE, deployment);
        SharedValues shared = new SharedValues(this, deployment);
        String key = shared.read(Parameter.KEY_ARN);

        DataTables tables = new DataTables(this, deployment, key);
        DeadLetters deadLetters = new DeadLetters(this, deployment, key);
        WakeUps wakeUps = new WakeUps(this, deployment, deadLetters);

        FunctionCode code = new FunctionCode(this, deployment);
        FunctionPlatform platform = new FunctionPlatform(deployment, code, deadLetters, key);
        PreSignUpFunction preSignUp = new PreSignUpFunction(this, platform);
        SignIn signIn = new SignIn(this, deployment, preSignUp.aliasArn(), shared);
        preSignUp.allowPool(signIn.pool().arn());

        LifecycleFunction lifecycle =
                new LifecycleFunction(this, platform, wakeUps, signIn, shared);
        new SettingStreams(this, platform, lifecycle.lambda(), tables);
        new IdleCheck(this, deployment, lifecycle, deadLetters);
        TaskEventsFunction taskEvents = new TaskEventsFunction(this, platform);
        new TaskStateChanges(this, deployment, taskEvents, deadLetters);
        new UsageRollupFunction(this, platform, tables.streamArn(Tables.USAGE));
        UserSessionFunction sessions = new UserSessionFunction(this, platform, shared);
        SessionApi api = new SessionApi(this, deployment, sessions, signIn, key);

        shared.publish(Parameter.USER_POOL_ID, signIn.pool().id());
        shared.publish(Parameter.USER_POOL_ARN, signIn.pool().arn());
        shared.publish(Parameter.USER_POOL_CLIENT_ID, signIn.clientId());
        shared.publish(Parameter.SIGN_IN_ORIGIN, signIn.pages().origin());
        shared.publish(Parameter.SESSION_API_URL, api.url());
        shared.publish(Parameter.LIFECYCLE_FUNCTION_ARN, lifecycle.lambda().aliasArn());
        shared.publish(Parameter.SCHEDULE_GROUP_NAME, wakeUps.groupName());
        shared.publish(Parameter.SCHEDULER_ROLE_ARN, wakeUps.roleArn());
        shared.publish(Parameter.DEAD_LETTER_QUEUE_NAME, deadLetters.name());
    }
}
