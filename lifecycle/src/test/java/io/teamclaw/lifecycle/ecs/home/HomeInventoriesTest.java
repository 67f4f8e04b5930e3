package io.teamclaw.lifecycle.ecs.home;

import static io.teamclaw.lifecycle.ecs.home.HomesAccount.ADA;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.NOW;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.RED;
import static io.teamclaw.lifecycle.ecs.home.HomesAccount.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Inventory.Page;
import io.teamclaw.lifecycle.workspaces.Inventory.Thing;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;

class HomeInventoriesTest {
    @AutoClose private static MotoServer server;
    @AutoClose private HomesAccount account;

    @BeforeAll
    static void start() throws IOException {
        server = MotoServer.start();
    }

    @BeforeEach
    void open() throws Exception {
        account = HomesAccount.on(server);
    }

    @Test
    void peoplesAccessPointsAreListedAndNoOthers() {
        account.homes().provision(person(ADA, RED));
        accessPoint("x", "userId", "bob", "Environment", "other");
        accessPoint("y", "userId", "NOBODY?", "Environment", "test");

        Page page = inventory("access-point").list(Optional.empty());

        assertThat(page.next()).isEmpty();
        assertThat(page.things())
                .containsExactly(
                        new Thing(
                                account.accessPointsOf("/users/ada").getFirst().accessPointId(),
                                ADA,
                                NOW));
    }

    @Test
    void aHundredAccessPointsAreAPage() {
        List<UserId> people = IntStream.range(0, 150).mapToObj(i -> new UserId("p" + i)).toList();
        people.forEach(
                each -> accessPoint(each.value(), "userId", each.value(), "Environment", "test"));

        Page first = inventory("access-point").list(Optional.empty());
        Page second = inventory("access-point").list(first.next());

        assertThat(account.calls.of(DescribeAccessPointsRequest.class))
                .hasSize(2)
                .allMatch(each -> each.maxResults() == 100)
                .allMatch(each -> each.fileSystemId().equals(account.platform.fileSystemId()));
        List<UserId> owners = new ArrayList<>();
        first.things().forEach(each -> owners.add(each.owner()));
        second.things().forEach(each -> owners.add(each.owner()));
        assertThat(owners).containsExactlyInAnyOrderElementsOf(people);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aPageThatIsNotKnownAnyMoreStartsAnew() {
        account.homes().provision(person(ADA, RED));

        assertThat(inventory("access-point").list(Optional.of("forgotten")).things()).hasSize(1);
    }

    @Test
    void peoplesRolesAreListedByNameWithoutTheTemplates() {
        account.homes().provision(person(ADA, RED));
        role("teamclaw-user-test-template", "/teamclaw/test/workspaces/");
        role("teamclaw-user-other-bob", "/teamclaw/other/workspaces/");

        Page page = inventory("role").list(Optional.empty());

        assertThat(page.things())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.owner()).isEqualTo(ADA);
                            assertThat(each.madeAt()).isAfter(NOW.minusSeconds(86_400L * 366));
                        });
        assertThat(account.calls.only(ListRolesRequest.class).pathPrefix())
                .isEqualTo("/teamclaw/test/workspaces/");
    }

    @Test
    void aHundredRolesAreAPage() {
        IntStream.range(0, 103)
                .forEach(i -> role("teamclaw-user-test-p" + i, "/teamclaw/test/workspaces/"));

        Page first = inventory("role").list(Optional.empty());
        Page second = inventory("role").list(first.next());

        assertThat(first.things()).hasSize(100);
        assertThat(second.things()).hasSize(3);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneAndMayBeRemovedAgain() {
        account.homes().provision(person(ADA, RED));
        for (Inventory inventory : account.homes().inventories()) {
            Thing thing = inventory.list(Optional.empty()).things().getFirst();
            inventory.remove(thing);
            inventory.remove(thing);
        }

        assertThat(account.roleNames()).isEmpty();
        assertThat(account.accessPointsOf("/users/ada")).isEmpty();
    }

    @Test
    void bothGrowWithPeopleAndAreWantedAsLongAsThereIsARecord() {
        for (Inventory inventory : account.homes().inventories()) {
            assertThat(inventory.growsWithPeople()).isTrue();
            assertThat(inventory.isWanted(new Thing("x", ADA, NOW), Workspace.absent(ADA)))
                    .isFalse();
        }
    }

    private Inventory inventory(String kind) {
        return account.homes().inventories().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private void accessPoint(
            String token, String key, String value, String otherKey, String otherValue) {
        account.efs.createAccessPoint(
                request ->
                        request.clientToken(token)
                                .fileSystemId(account.platform.fileSystemId())
                                .rootDirectory(root -> root.path("/x/" + token))
                                .tags(
                                        HomesAccount.tag(key, value),
                                        HomesAccount.tag(otherKey, otherValue)));
    }

    private void role(String name, String path) {
        account.iam.createRole(
                request -> request.roleName(name).path(path).assumeRolePolicyDocument("{}"));
    }
}
