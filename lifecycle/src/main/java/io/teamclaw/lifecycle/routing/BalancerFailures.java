package io.teamclaw.lifecycle.routing;

import io.teamclaw.lifecycle.aws.AwsErrors;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyRegistrationsForTargetIdException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyRulesException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetGroupsException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetsException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyUniqueTargetGroupsPerLoadBalancerException;

/**
 * What AWS's refusals mean for a person. AWS's own words stay out of cause and log: of a rule that
 * it does not like it repeats the values, among them the origin's secret.
 */
final class BalancerFailures {
    private static final Logger LOG = System.getLogger(BalancerFailures.class.getName());
    private static final String OR_ROUTER =
            ", or deploy with \"routing: router\", which needs none for each person.";

    private BalancerFailures() {}

    static TaskStartException of(SdkException e) {
        log(e);
        if (e instanceof TooManyUniqueTargetGroupsPerLoadBalancerException
                || e instanceof TargetGroupAssociationLimitException) {
            return new TaskStartException(
                    FailureKind.LIMIT,
                    "As many workspaces are up as one load balancer can lead to: AWS allows it 100"
                            + " target groups and raises that for nobody. Try again when somebody"
                            + " has stopped theirs; an administrator can deploy with \"routing:"
                            + " router\", which has no such limit.");
        }
        if (e instanceof TooManyRulesException) {
            return quota("Rules per Application Load Balancer");
        }
        if (e instanceof TooManyTargetGroupsException) {
            return quota("Target Groups per Region");
        }
        if (e instanceof TooManyTargetsException
                || e instanceof TooManyRegistrationsForTargetIdException) {
            return quota("Targets per Application Load Balancer");
        }
        if (AwsErrors.isDenied(e)) {
            return new TaskStartException(
                    FailureKind.PERMISSION,
                    "TeamClaw may not change the load balancer's rules. An administrator should"
                            + " look at the deployment; the log has the call.");
        }
        return new TaskStartException(
                FailureKind.SERVICE,
                "The way to OpenClaw could not be laid, because the load balancer's service did"
                        + " not answer as it should. Start it again in a minute; if that happens"
                        + " again, tell your administrator.");
    }

    private static TaskStartException quota(String name) {
        return new TaskStartException(
                FailureKind.QUOTA,
                "The AWS account's quota \""
                        + name
                        + "\" is used up. An administrator can ask AWS for more (Service Quotas,"
                        + " Elastic Load Balancing)"
                        + OR_ROUTER);
    }

    private static void log(SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            LOG.log(
                    Level.WARNING,
                    "{0} refused a call: {1} (request {2})",
                    service.awsErrorDetails().serviceName(),
                    AwsErrors.code(e),
                    service.requestId());
        } else {
            LOG.log(Level.WARNING, "A call to AWS failed: {0}", e.getClass().getName());
        }
    }
}
