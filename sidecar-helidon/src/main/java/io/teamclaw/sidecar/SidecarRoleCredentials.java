package io.teamclaw.sidecar;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.sidecar.settings.OwnerSettings;
import io.teamclaw.sidecar.settings.RoleSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Credentials of the role that the sidecar takes on, its session tagged with whose sidecar it is:
 * the role shows each person's sidecar that person's rows only. They are got when first needed,
 * kept, and got anew beside the calls long before they end.
 */
final class SidecarRoleCredentials {
    /** The most that AWS gives to whoever comes from a role already. */
    private static final Duration SESSION = Duration.ofHours(1);

    private static final Duration EARLY = Duration.ofMinutes(10);
    private static final Duration TOO_LATE = Duration.ofMinutes(2);
    private static final int LONGEST_NAME = 64;

    private SidecarRoleCredentials() {}

    static StsAssumeRoleCredentialsProvider of(RoleSettings.Role role, OwnerSettings owner) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(StsClient.builder().httpClient(UrlConnectionHttpClient.create()).build())
                .refreshRequest(request(role, owner))
                .asyncCredentialUpdateEnabled(true)
                .prefetchTime(EARLY)
                .staleTime(TOO_LATE)
                .build();
    }

    private static AssumeRoleRequest request(RoleSettings.Role role, OwnerSettings owner) {
        List<Tag> tags = new ArrayList<>();
        tags.add(tag(WorkspacePermissions.USER_TAG, owner.userId().value()));
        owner.teamId()
                .ifPresent(team -> tags.add(tag(WorkspacePermissions.TEAM_TAG, team.value())));
        return AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .externalId(role.externalId())
                .roleSessionName(sessionName(owner.userId().value()))
                .durationSeconds((int) SESSION.toSeconds())
                .tags(tags)
                .build();
    }

    /** At most 64 characters, of which IAM takes these. */
    static String sessionName(String userId) {
        String name = "sidecar-" + userId.replaceAll("[^\\w+=,.@-]", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
