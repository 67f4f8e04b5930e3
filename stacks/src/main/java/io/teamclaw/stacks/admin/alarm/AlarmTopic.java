package io.teamclaw.stacks.admin.alarm;

import com.hashicorp.cdktf.providers.aws.sns_topic.SnsTopic;
import com.hashicorp.cdktf.providers.aws.sns_topic_policy.SnsTopicPolicy;
import com.hashicorp.cdktf.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PolicyJson;
import software.constructs.Construct;

/** Where alarms go: a topic to which CloudWatch alone may write, and an e-mail address, if any. */
public final class AlarmTopic extends Construct {
    private final SnsTopic topic;

    /**
     * @param keyArn of the platform's KMS key, which must let CloudWatch use it
     */
    public AlarmTopic(Construct scope, Deployment deployment, String keyArn) {
        super(scope, "topic");
        this.topic =
                SnsTopic.Builder.create(this, "topic")
                        .name(deployment.names().of("alarms"))
                        .kmsMasterKeyId(keyArn)
                        .build();
        SnsTopicPolicy.Builder.create(this, "policy")
                .arn(topic.getArn())
                .policy(PolicyJson.of(policy(deployment)))
                .build();
        deployment
                .settings()
                .alarmEmail()
                .ifPresent(
                        address ->
                                SnsTopicSubscription.Builder.create(this, "email")
                                        .topicArn(topic.getArn())
                                        .protocol("email")
                                        .endpoint(address)
                                        .build());
    }

    private static PolicyDocument policy(Deployment deployment) {
        String arn = deployment.arns().regional("sns", deployment.names().of("alarms"));
        return PolicyDocument.of(
                Statement.allow("AlarmsOfThisEnvironment")
                        .to("Service", "cloudwatch.amazonaws.com")
                        .actions("sns:Publish")
                        .resources(arn)
                        .when("StringEquals", "aws:SourceAccount", deployment.settings().account())
                        .when(
                                "ArnLike",
                                "aws:SourceArn",
                                deployment
                                        .arns()
                                        .regional(
                                                "cloudwatch",
                                                "alarm:" + deployment.names().of("*"))),
                Statement.denyPlainText().actions("sns:Publish").resources(arn));
    }

    public String arn() {
        return topic.getArn();
    }
}
