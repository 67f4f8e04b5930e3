package io.teamclaw.stacks.foundation;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import java.util.stream.Stream;

/**
 * Who may use the platform's key: nobody directly. Whom DynamoDB, Secrets Manager and the others
 * let at an item may have it decrypted through them, as with the keys that AWS itself keeps for
 * each service; so no role needs a permission of KMS.
 */
final class KeyPolicy {
    /** In a key's policy this is that key alone. */
    private static final String THIS_KEY = "*";

    /** What encrypts with the key on behalf of its caller. */
    private static final String[] SERVICES = {
        "dynamodb", "ecr", "elasticfilesystem", "lambda", "secretsmanager", "sns", "sqs"
    };

    private KeyPolicy() {}

    static PolicyDocument of(Deployment deployment) {
        return PolicyDocument.of(
                administration(deployment),
                use(deployment),
                grants(deployment),
                logs(deployment),
                alarms(deployment),
                events(deployment));
    }

    /** Left to the account's own policies; encrypting and decrypting is not among it. */
    private static Statement administration(Deployment deployment) {
        return Statement.allow("AdministrationByAccount")
                .to("AWS", deployment.arns().global("iam", "root"))
                .actions(
                        "kms:CancelKeyDeletion",
                        "kms:CreateAlias",
                        "kms:DeleteAlias",
                        "kms:Describe*",
                        "kms:DisableKey*",
                        "kms:EnableKey*",
                        "kms:Get*",
                        "kms:List*",
                        "kms:PutKeyPolicy",
                        "kms:RevokeGrant",
                        "kms:ScheduleKeyDeletion",
                        "kms:TagResource",
                        "kms:UntagResource",
                        "kms:UpdateAlias",
                        "kms:UpdateKeyDescription")
                .resources(THIS_KEY);
    }

    private static Statement use(Deployment deployment) {
        return throughServices(
                        Statement.allow("UseThroughServices")
                                .to("AWS", "*")
                                .actions(
                                        "kms:Decrypt",
                                        "kms:DescribeKey",
                                        "kms:Encrypt",
                                        "kms:GenerateDataKey*",
                                        "kms:ReEncrypt*",
                                        "kms:RetireGrant"),
                        deployment)
                .resources(THIS_KEY);
    }

    /** Services that work on when their caller is gone take a grant. */
    private static Statement grants(Deployment deployment) {
        return throughServices(
                        Statement.allow("GrantsToServices")
                                .to("AWS", "*")
                                .actions("kms:CreateGrant"),
                        deployment)
                .resources(THIS_KEY)
                .when("Bool", "kms:GrantIsForAWSResource", "true");
    }

    private static Statement throughServices(Statement statement, Deployment deployment) {
        String[] services =
                Stream.of(SERVICES)
                        .map(
                                each ->
                                        "%s.%s.amazonaws.com"
                                                .formatted(each, deployment.settings().region()))
                        .toArray(String[]::new);
        return statement
                .when("StringEquals", "kms:CallerAccount", deployment.settings().account())
                .when("StringEquals", "kms:ViaService", services);
    }

    /** CloudWatch Logs encrypts in its own name and says for which group. */
    private static Statement logs(Deployment deployment) {
        return Statement.allow("LogGroupsOfThisEnvironment")
                .to("Service", "logs.%s.amazonaws.com".formatted(deployment.settings().region()))
                .actions(
                        "kms:Decrypt",
                        "kms:DescribeKey",
                        "kms:Encrypt",
                        "kms:GenerateDataKey*",
                        "kms:ReEncrypt*")
                .resources(THIS_KEY)
                .when(
                        "ArnLike",
                        "kms:EncryptionContext:aws:logs:arn",
                        deployment
                                .arns()
                                .regional("logs", "log-group:" + deployment.names().logGroup("*")));
    }

    /** Alarms write to the encrypted topic. */
    private static Statement alarms(Deployment deployment) {
        return Statement.allow("AlarmsOfThisAccount")
                .to("Service", "cloudwatch.amazonaws.com")
                .actions("kms:Decrypt", "kms:GenerateDataKey*")
                .resources(THIS_KEY)
                .when("StringEquals", "aws:SourceAccount", deployment.settings().account());
    }

    /** Event rules write to the encrypted dead-letter queue, which SQS names to KMS. */
    private static Statement events(Deployment deployment) {
        return Statement.allow("EventsToQueuesOfThisEnvironment")
                .to("Service", "events.amazonaws.com")
                .actions("kms:Decrypt", "kms:GenerateDataKey*")
                .resources(THIS_KEY)
                .when(
                        "ArnLike",
                        "kms:EncryptionContext:aws:sqs:arn",
                        deployment.arns().regional("sqs", deployment.names().of("*")));
    }
}
