package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A person, and the reservation of their address, as items of the users table. */
final class UserItem {
    /** Names who is being deleted. No user id has a {@code #}. */
    static final String DELETIONS = "#deletions";

    private UserItem() {}

    static Map<String, AttributeValue> of(User user) {
        return Map.of(
                "userId", Values.text(user.id().value()),
                "email", Values.text(user.email().value()),
                "name", Values.text(user.name()),
                "role", Values.text(user.role().wireValue()),
                "teamId", Values.text(user.teamId().value()),
                "disabled", Values.flag(user.disabled()),
                "createdAt", Values.instant(user.createdAt()),
                "version", Values.number(user.version()));
    }

    static User read(Item item) {
        return new User(
                new UserId(item.text("userId")),
                new EmailAddress(item.text("email")),
                item.text("name"),
                Role.ofWireValue(item.text("role")),
                new TeamId(item.text("teamId")),
                item.flag("disabled"),
                item.instant("createdAt"),
                item.number("version"));
    }

    static Listed listed(Item item) {
        return new Listed(read(item), deletion(item));
    }

    static Optional<Deletion> deletion(Item item) {
        Item stored = item.map("deletion");
        return stored.optionalInstant("since")
                .map(
                        since ->
                                new Deletion(
                                        stored.flag("deleteFiles"),
                                        stored.flag("blockAddress"),
                                        since));
    }

    static AttributeValue of(Deletion deletion) {
        return AttributeValue.fromM(
                Map.of(
                        "deleteFiles", Values.flag(deletion.deleteFiles()),
                        "blockAddress", Values.flag(deletion.blockAddress()),
                        "since", Values.instant(deletion.since())));
    }

    /** No user id has a {@code #}, so a reservation is never taken for a person. */
    static String reservationKey(EmailAddress email) {
        return "email#" + email.value();
    }

    /** Without the indexed attributes: the indexes do not see it. */
    static Map<String, AttributeValue> reservation(User owner) {
        return Map.of(
                "userId", Values.text(reservationKey(owner.email())),
                "ownerId", Values.text(owner.id().value()));
    }

    /** What stays of an address with which nobody may sign up again. */
    static Map<String, AttributeValue> block(EmailAddress email) {
        return Map.of("userId", Values.text(reservationKey(email)), "blocked", Values.flag(true));
    }

    /** Empty where the address is blocked. */
    static Optional<UserId> owner(Item reservation) {
        return reservation.optionalText("ownerId").map(UserId::new);
    }
}
