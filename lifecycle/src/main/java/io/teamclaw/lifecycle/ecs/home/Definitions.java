package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.digest.Sha256;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.aws.OwnerTags;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.ecs.LaunchRefusal;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** Task definitions: the template, and a family for each person. */
final class Definitions {
    /**
     * Tag that says of what a revision was made, so that it is made again only of something else.
     */
    static final String FINGERPRINT_TAG = "fingerprint";

    private static final Logger LOG = System.getLogger(Definitions.class.getName());

    private final EcsPlatform platform;
    private final EcsClient ecs;
    private final OwnerTags owners;
    private final Waiting waiting;

    /** A revision never changes. */
    private final AtomicReference<Template> template = new AtomicReference<>();

    Definitions(EcsPlatform platform, EcsClient ecs, Clock clock, Waiting waiting) {
        this.platform = platform;
        this.ecs = ecs;
        this.owners = new OwnerTags(platform.names().environment(), clock);
        this.waiting = waiting;
    }

    /**
     * @throws TaskStartException if there is none
     */
    Template template() {
        if (template.get() == null) {
            template.set(
                    describe(platform.templateArn())
                            .map(each -> new Template(each.definition()))
                            .orElseThrow(
                                    () ->
                                            new TaskStartException(
                                                    FailureKind.INTERNAL,
                                                    "The template of workspaces is not there any"
                                                            + " more. An administrator deploys the"
                                                            + " control plane's stack again.")));
        }
        return template.get();
    }

    /** The newest revision of a person's own. */
    Optional<Definition> newest(UserId user) {
        return describe(platform.names().workspaceFamily(user));
    }

    private Optional<Definition> describe(String name) {
        try {
            var answer =
                    ecs.describeTaskDefinition(
                            request ->
                                    request.taskDefinition(name).include(TaskDefinitionField.TAGS));
            return Optional.of(new Definition(answer.taskDefinition(), answer.tags()));
        } catch (ClientException e) {
            // Which is how ECS says that there is no such family, or no active revision of it.
            LOG.log(Level.DEBUG, "There is no task definition " + name, e);
            return Optional.empty();
        }
    }

    /**
     * Registers a revision, unless the newest was made of the same.
     *
     * @param fingerprint of all that it is made of
     * @return the ARN of the revision that is right
     * @throws TaskStartException if AWS cannot take it for longer than a new role is unknown
     */
    String ensure(
            UserId user,
            Optional<Definition> newest,
            RegisterTaskDefinitionRequest.Builder request,
            String fingerprint) {
        return newest.filter(each -> each.hasTag(FINGERPRINT_TAG, fingerprint))
                .map(Definition::arn)
                .orElseGet(
                        () ->
                                register(
                                        user,
                                        request.family(platform.names().workspaceFamily(user))
                                                .tags(tags(user, fingerprint))
                                                .build(),
                                        fingerprint));
    }

    /**
     * Again where ECS does not see the new role yet, or others register for the same family: what
     * one of those made of the same is right as well.
     */
    private String register(
            UserId user, RegisterTaskDefinitionRequest request, String fingerprint) {
        AtomicReference<LaunchRefusal> last = new AtomicReference<>();
        return waiting.until(
                        Patience.CONSISTENCY,
                        () ->
                                Optional.ofNullable(last.get())
                                        .flatMap(before -> newest(user))
                                        .filter(each -> each.hasTag(FINGERPRINT_TAG, fingerprint))
                                        .map(Definition::arn)
                                        .or(() -> tryToRegister(request, last)))
                .orElseThrow(() -> last.get().exception());
    }

    private Optional<String> tryToRegister(
            RegisterTaskDefinitionRequest request, AtomicReference<LaunchRefusal> last) {
        try {
            return Optional.of(
                    ecs.registerTaskDefinition(request).taskDefinition().taskDefinitionArn());
        } catch (EcsException e) {
            LaunchRefusal refusal = LaunchRefusal.of(e);
            if (refusal.next() != LaunchRefusal.Next.AGAIN) {
                throw e;
            }
            LOG.log(Level.INFO, "ECS cannot take " + request.family() + " yet: " + refusal.said());
            last.set(refusal);
            return Optional.empty();
        }
    }

    private List<Tag> tags(UserId user, String fingerprint) {
        Map<String, String> tags = new LinkedHashMap<>(owners.ofNew(user));
        tags.put(FINGERPRINT_TAG, fingerprint);
        return list(tags);
    }

    /** The tags of whatever ECS has for a person from now on. */
    List<Tag> tags(UserId user) {
        return list(owners.ofNew(user));
    }

    private static List<Tag> list(Map<String, String> tags) {
        return OwnerTags.list(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    /** What a revision is made of, as one value: a digest, 64 hexadecimal digits. */
    static String fingerprint(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('\n');
        }
        return Sha256.hex(text.toString());
    }
}
