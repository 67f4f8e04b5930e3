package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** People in DynamoDB. One e-mail address belongs to one person, also when two sign up at once. */
public final class UserStore {
    public UserStore(DynamoDbClient dynamoDb, String environment) {
        throw new UnsupportedOperationException("being written");
    }

    /** Strongly consistent. */
    public Optional<User> find(UserId id) {
        throw new UnsupportedOperationException("being written");
    }

    /** Strongly consistent: reads the address's own reservation, not the index. */
    public Optional<User> findByEmail(EmailAddress email) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Adds a person under an id made from the address. @throws EmailTakenException if it has one
     */
    public User create(EmailAddress email, String name, Role role, TeamId teamId) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Applies a change to the current item and writes it if nobody else did meanwhile, else tries
     * again on the new one. Id and e-mail cannot change.
     *
     * @throws java.util.NoSuchElementException if there is no such person
     */
    public User update(UserId id, UnaryOperator<User> change) {
        throw new UnsupportedOperationException("being written");
    }

    /** The members of a team, by id (index; eventually consistent). */
    public List<User> ofTeam(TeamId teamId) {
        throw new UnsupportedOperationException("being written");
    }
}
