package io.teamclaw.stacks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.bootstrap.EmulatedBootstrap;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.EmulatedAws;
import io.teamclaw.stacks.testing.EmulatedPlatform;
import io.teamclaw.stacks.testing.Terraform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The deployment that has everything turned on, with its state in the bucket that the bootstrap
 * made: each stack can be planned alone as soon as the parameters of the others exist.
 */
class LargePlanIT {
    private final Deployment deployment = Deployments.large();

    @Test
    void eachStackPlansAloneOnceTheParametersOfTheOthersExist() throws Exception {
        try (MotoServer moto = MotoServer.start();
                EmulatedAws aws = EmulatedAws.of(moto.endpoint(), deployment.settings().region())) {
            EmulatedBootstrap.run(deployment.settings(), moto.endpoint());
            publishStandIns(aws);
            EmulatedPlatform platform = EmulatedPlatform.of(deployment, moto);
            for (StackName each : StackName.values()) {
                Terraform.Run run = platform.plan(each);
                assertThat(run.exitCode()).as(run.end()).isEqualTo(2);
                assertThat(run.output())
                        .containsPattern("Plan: \\d+ to add, 0 to change, 0 to destroy");
            }
        }
    }

    /** Values that look like what the stacks publish; the bootstrap's secrets are read, so real. */
    private void publishStandIns(EmulatedAws aws) {
        ResourceNames names = deployment.names();
        Map<Parameter, String> secrets =
                Map.of(
                        Parameter.SESSION_SIGNING_SECRET_ARN, names.sessionSigningSecret(),
                        Parameter.EXTERNAL_ID_SECRET_ARN, names.externalIdSecret(),
                        Parameter.ORIGIN_SECRET_ARN, names.originSecret());
        for (Parameter each : Parameter.values()) {
            if (each == Parameter.SESSION_PUBLIC_KEYS) {
                continue;
            }
            String value =
                    secrets.containsKey(each)
                            ? aws.secrets()
                                    .describeSecret(request -> request.secretId(secrets.get(each)))
                                    .arn()
                            : standIn(each);
            aws.ssm()
                    .putParameter(
                            request ->
                                    request.name(each.in(deployment.settings().environment()))
                                            .type(ParameterType.STRING)
                                            .value(value));
        }
    }

    private String standIn(Parameter parameter) {
        String name = parameter.name();
        if (name.endsWith("_ARN")) {
            return deployment.arns().regional("service", "kind/stand-in");
        }
        if (name.endsWith("_ORIGIN") || name.endsWith("_URL")) {
            return "https://stand-in.example.com";
        }
        return name.endsWith("_IDS") ? "one,two,three" : "stand-in";
    }
}
