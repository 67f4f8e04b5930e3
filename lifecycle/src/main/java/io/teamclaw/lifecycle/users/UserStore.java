package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.ids.ReadableIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * People in DynamoDB. One e-mail address belongs to one person, also when two sign up at once, and
 * somebody who may sign in always is an administrator, once there was one.
 */
public final class UserStore {
    private final Table table;
    private final UserWrites writes;
    private final ReadableIds ids = new ReadableIds("user");

    public UserStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.USERS, environment);
        this.writes = new UserWrites(dynamoDb, environment);
    }

    /** Strongly consistent. */
    public Optional<User> find(UserId id) {
        return item(id).map(UserItem::read);
    }

    /** Strongly consistent: reads the address's own reservation, not the index. */
    public Optional<User> findByEmail(EmailAddress email) {
        return reservation(email).flatMap(UserItem::owner).flatMap(this::find);
    }

    /** Whether anybody can have this address. Strongly consistent: one read. */
    public AddressState stateOf(EmailAddress email) {
        return reservation(email)
                .map(item -> item.flag("blocked") ? AddressState.BLOCKED : AddressState.TAKEN)
                .orElse(AddressState.FREE);
    }

    /**
     * Adds a person who comes by themselves, under an id made from the address.
     *
     * @throws EmailTakenException if somebody has the address
     * @throws AddressBlockedException if nobody may sign up with it again
     */
    public User create(EmailAddress email, String name, Role role, TeamId teamId) {
        return add(email, name, role, teamId, false);
    }

    /**
     * Adds a person on behalf of an administrator: also with a blocked address, which then is
     * theirs.
     *
     * @throws EmailTakenException if somebody has the address
     * @throws TeamClosedException where the team is being deleted
     */
    public User invite(EmailAddress email, String name, Role role, TeamId teamId) {
        return add(email, name, role, teamId, true);
    }

    private User add(
            EmailAddress email, String name, Role role, TeamId teamId, boolean byAdministrator) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Retries.until(
                "add a person",
                () -> {
                    UserId id = new UserId(ids.next(localPart(email)));
                    User user = new User(id, email, name, role, teamId, false, now, 1);
                    return writes.insert(user, byAdministrator);
                });
    }

    /**
     * Applies a change to the current item and writes it if nobody else did meanwhile, else tries
     * again on the new one.
     *
     * @throws NoSuchElementException if there is no such person
     * @throws IllegalArgumentException if the change is to the id, the e-mail address or the time
     *     of creation, which stay
     * @throws LastAdministratorException where nobody would be an administrator any more
     * @throws TeamClosedException where they would join a team that is being deleted
     * @throws PersonLeavingException where they are being deleted
     */
    public User update(UserId id, UnaryOperator<User> change) {
        return update(id, OptionalLong.empty(), change);
    }

    /**
     * The same for somebody who decided by what they saw.
     *
     * @param seen version of the person that was shown
     * @throws PersonChangedException where somebody changed them since
     */
    public User update(UserId id, long seen, UnaryOperator<User> change) {
        return update(id, OptionalLong.of(seen), change);
    }

    private User update(UserId id, OptionalLong seen, UnaryOperator<User> change) {
        return Retries.until(
                "change a person",
                () -> {
                    Listed now = listed(id);
                    requireSeen(now.user(), seen);
                    User changed = change.apply(now.user());
                    if (changed.equals(now.user())) {
                        return Optional.of(changed);
                    }
                    if (now.deletion().isPresent()) {
                        throw new PersonLeavingException();
                    }
                    Users.requireSame(now.user(), changed);
                    return writes.change(now.user(), changed);
                });
    }

    /** The members of a team, by id (index; eventually consistent). */
    public List<User> ofTeam(TeamId teamId) {
        return table.index("by-team", teamId.value()).map(UserItem::read).toList();
    }

    /** Everybody with a role, by e-mail address (index; eventually consistent). */
    public List<Listed> withRole(Role role) {
        return table.index("by-role", role.wireValue()).map(UserItem::listed).toList();
    }

    /** How a person is being deleted, if they are. Strongly consistent. */
    public Optional<Deletion> deletion(UserId id) {
        return item(id).flatMap(UserItem::deletion);
    }

    /**
     * Disables a person for good and notes how they are to be deleted; asking again changes that.
     *
     * @param seen version of the person that was shown
     * @throws PersonChangedException where somebody changed them since
     * @throws LastAdministratorException where nobody would be an administrator any more
     */
    public User beginDeletion(UserId id, long seen, Deletion deletion) {
        return Retries.until(
                "delete a person",
                () -> {
                    User now = listed(id).user();
                    requireSeen(now, OptionalLong.of(seen));
                    return writes.beginDeletion(now, deletion);
                });
    }

    /** Who is being deleted. Strongly consistent: one read. */
    public List<UserId> leaving() {
        return table.get(table.key(UserItem.DELETIONS))
                .map(item -> item.texts("ids").stream().map(UserId::new).toList())
                .orElse(List.of());
    }

    /** Takes a leaving person away, and frees or blocks their address; nothing where it is done. */
    public void remove(UserId id) {
        Retries.until(
                "remove a person",
                () ->
                        item(id).map(UserItem::listed)
                                .filter(now -> now.deletion().isPresent())
                                .map(now -> writes.remove(now.user(), now.deletion().get()))
                                .orElse(Optional.of(true)));
    }

    /**
     * Takes back that a person was added a moment ago.
     *
     * @throws PersonChangedException where somebody has changed them since
     */
    public void withdraw(User added) {
        beginDeletion(added.id(), added.version(), new Deletion(false, false, added.createdAt()));
        remove(added.id());
    }

    private Optional<Item> item(UserId id) {
        return table.get(table.key(id.value()));
    }

    private Optional<Item> reservation(EmailAddress email) {
        return table.get(table.key(UserItem.reservationKey(email)));
    }

    private Listed listed(UserId id) {
        return item(id).map(UserItem::listed)
                .orElseThrow(
                        () -> new NoSuchElementException("There is no person with the id " + id));
    }

    private static String localPart(EmailAddress email) {
        return email.value().substring(0, email.value().lastIndexOf('@'));
    }

    private static void requireSeen(User now, OptionalLong seen) {
        if (seen.isPresent() && seen.getAsLong() != now.version()) {
            throw new PersonChangedException();
        }
    }
}
