package io.teamclaw.stacks.controlplane;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.PlatformStack;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.controlplane.functions.DeadLetters;
import io.teamclaw.stacks.controlplane.functions.FunctionCode;
import io.teamclaw.stacks.controlplane.functions.FunctionPlatform;
import io.teamclaw.stacks.controlplane.functions.PreSignUpFunction;
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
        FunctionCode code = new FunctionCode(this, deployment);
        FunctionPlatform platform = new FunctionPlatform(deployment, code, deadLetters, key);
        PreSignUpFunction preSignUp = new PreSignUpFunction(this, platform);
        SignIn signIn = new SignIn(this, deployment, preSignUp, shared);

        shared.publish(Parameter.USER_POOL_ID, signIn.pool().id());
        shared.publish(Parameter.USER_POOL_ARN, signIn.pool().arn());
        shared.publish(Parameter.USER_POOL_CLIENT_ID, signIn.clientId());
        shared.publish(Parameter.SIGN_IN_ORIGIN, signIn.pagesOrigin());
        shared.publish(Parameter.DEAD_LETTER_QUEUE_NAME, deadLetters.name());
    }
}
