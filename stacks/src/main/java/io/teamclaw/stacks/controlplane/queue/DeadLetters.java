package io.teamclaw.stacks.controlplane.queue;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.sqs_queue.SqsQueue;
import com.hashicorp.cdktf.providers.aws.sqs_queue_policy.SqsQueuePolicy;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PolicyJson;
import java.time.Duration;
import software.constructs.Construct;

/** Where events end that no function could handle; an alarm watches it. */
public final class DeadLetters extends Construct {
    private final SqsQueue queue;
    private final SqsQueuePolicy policy;
    private final String arn;

    /**
     * @param keyArn of the platform's KMS key
     */
    public DeadLetters(Construct scope, Deployment deployment, String keyArn) {
        super(scope, "dead-letters");
        String name = deployment.names().of("dead-letters");
        this.arn = deployment.arns().regional("sqs", name);
        this.queue =
                SqsQueue.Builder.create(this, "queue")
                        .name(name)
                        .kmsMasterKeyId(keyArn)
                        .messageRetentionSeconds(Duration.ofDays(14).toSeconds())
                        .build();
        this.policy =
                SqsQueuePolicy.Builder.create(this, "policy")
                        .queueUrl(queue.getUrl())
                        .policy(PolicyJson.of(whoLeavesEvents(deployment)))
                        .build();
    }

    public String arn() {
        return queue.getArn();
    }

    public String name() {
        return queue.getName();
    }

    /** What to depend on for rules of EventBridge, which it lets leave events here. */
    public ITerraformDependable admission() {
        return policy;
    }

    /** What a role needs to leave an event here. */
    public Statement permission() {
        return Statement.allow("DeadLetters").actions("sqs:SendMessage").resources(arn);
    }

    /** Functions and schedules come with roles of their own; EventBridge's rules have none. */
    private PolicyDocument whoLeavesEvents(Deployment deployment) {
        return PolicyDocument.of(
                Statement.allow("RulesOfThisEnvironment")
                        .to("Service", "events.amazonaws.com")
                        .actions("sqs:SendMessage")
                        .resources(arn)
                        .when(
                                "ArnLike",
                                "aws:SourceArn",
                                deployment
                                        .arns()
                                        .regional("events", "rule/" + deployment.names().of("*"))),
                Statement.denyPlainText().actions("sqs:*").resources(arn));
    }
}
