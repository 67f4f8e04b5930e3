package io.teamclaw.lifecycle.aws;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The tags of whatever is made for a person: whose it is, in which environment, since when.
 *
 * @param environment which installation, e.g. {@code dev}
 * @param clock the time
 */
public record OwnerTags(String environment, Clock clock) {

    /** Of something that is being made. */
    public Map<String, String> ofNew(UserId owner) {
        return ofNew(Map.of(WorkspacePermissions.USER_TAG, owner.value()));
    }

    /**
     * The same of what is not, or not only, one person's.
     *
     * @param owner the tags that say whose it is
     */
    public Map<String, String> ofNew(Map<String, String> owner) {
        Map<String, String> tags = new LinkedHashMap<>(owner);
        tags.put(WorkspacePermissions.ENVIRONMENT_TAG, environment);
        tags.put(
                WorkspacePermissions.CREATED_TAG,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return tags;
    }

    /** In the form of an AWS service, each of which has a type of its own. */
    public static <T> List<T> list(Map<String, String> tags, BiFunction<String, String, T> form) {
        return tags.entrySet().stream()
                .map(each -> form.apply(each.getKey(), each.getValue()))
                .toList();
    }

    /** Empty where it is nobody's, or another environment's: this platform did not write that. */
    public Optional<UserId> owner(Map<String, String> tags) {
        return Optional.ofNullable(tags.get(WorkspacePermissions.USER_TAG))
                .filter(user -> environment.equals(tags.get(WorkspacePermissions.ENVIRONMENT_TAG)))
                .flatMap(UserId::read);
    }

    /** Just now where the tag is missing or none of ours. */
    public Instant madeAt(Map<String, String> tags) {
        try {
            return Optional.ofNullable(tags.get(WorkspacePermissions.CREATED_TAG))
                    .map(Instant::parse)
                    .orElseGet(clock::instant);
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }
}
