package io.teamclaw.stacks;

import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.data_aws_ssm_parameter.DataAwsSsmParameter;
import com.hashicorp.cdktf.providers.aws.ssm_parameter.SsmParameter;
import io.teamclaw.config.names.Parameter;
import java.util.List;
import software.constructs.Construct;

/** What a stack tells the others and learns from them: SSM parameters, no other way. */
public final class SharedValues extends Construct {
    private final Deployment deployment;

    public SharedValues(Construct scope, Deployment deployment) {
        super(scope, "shared");
        this.deployment = deployment;
    }

    public void publish(Parameter parameter, String value) {
        SsmParameter.Builder.create(this, "publish-" + id(parameter))
                .name(parameter.in(deployment.settings().environment()))
                .type("String")
                .value(value)
                .build();
    }

    public void publish(Parameter parameter, List<String> values) {
        publish(parameter, Fn.join(",", values));
    }

    /** A value that a stack before this one published; asked for once, however often it is read. */
    public String read(Parameter parameter) {
        String id = "read-" + id(parameter);
        DataAwsSsmParameter data =
                getNode().tryFindChild(id) instanceof DataAwsSsmParameter known
                        ? known
                        : DataAwsSsmParameter.Builder.create(this, id)
                                .name(parameter.in(deployment.settings().environment()))
                                .build();
        // The provider calls every parameter a secret; ours never hold one.
        return Token.asString(Fn.nonsensitive(data.getValue()));
    }

    /** A list that was published as one. */
    public List<String> readList(Parameter parameter) {
        return Token.asList(Fn.split(",", read(parameter)));
    }

    private static String id(Parameter parameter) {
        return parameter.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
