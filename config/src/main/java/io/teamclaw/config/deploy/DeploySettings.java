package io.teamclaw.config.deploy;

import java.util.Map;
import java.util.Optional;

/**
 * What one environment of the platform is: the file {@code config/environments/{environment}.yaml},
 * checked.
 *
 * @param environment the file's name
 * @param region where everything but CloudFront's parts stands, e.g. {@code eu-west-1}
 * @param account twelve digits; Terraform refuses to touch another account
 * @param tags put on every resource beside the platform's own
 * @param deletionProtection whether data and entrance refuse to be destroyed
 * @param state where Terraform keeps its state
 * @param routing how {@code /u/{userId}} reaches a workspace
 * @param alarmEmail who is told of alarms, if anybody
 * @param network the VPC
 * @param domain the public name; without one the platform is reached by CloudFront's own
 * @param workspace what each workspace runs on
 * @param images tags of the platform's own images
 * @param router the router service
 * @param admin the portal and admin service
 * @param signIn who may sign up and how people sign in
 * @param retention how long what is kept
 * @param bedrock what sidecars may call of Amazon Bedrock as their own role; empty for nothing
 */
public record DeploySettings(
        EnvironmentName environment,
        String region,
        String account,
        Map<String, String> tags,
        boolean deletionProtection,
        StateBackend state,
        Routing routing,
        Optional<String> alarmEmail,
        NetworkSettings network,
        Optional<DomainSettings> domain,
        WorkspaceTaskSettings workspace,
        ImageTags images,
        ServiceSettings router,
        ServiceSettings admin,
        SignInSettings signIn,
        RetentionSettings retention,
        Optional<BedrockSettings> bedrock) {}
