package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.ScriptedInventory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InventorySweepTest {
    private static final UserId NOBODY = new UserId("nobody");
    private static final Instant OLD = Floor.NOW.minus(Duration.ofHours(1));

    private final Floor floor = new Floor();
    private final ScriptedInventory roles = new ScriptedInventory("role", true, 400);
    private final ScriptedInventory tasks = new ScriptedInventory("task", false, 400);
    private final List<WorkspaceService> services = new ArrayList<>();

    @AfterEach
    void close() {
        services.forEach(WorkspaceService::close);
        floor.close();
    }

    @Test
    void removesWhatNoRecordWantsAndLeavesTheRest() {
        floor.running();
        roles.add(new Inventory.Thing("of-ada", floor.ada, OLD));
        roles.add(new Inventory.Thing("of-nobody", NOBODY, OLD));
        tasks.add(new Inventory.Thing("task-of-nobody", NOBODY, OLD));

        SweepReport report = sweep(roles, tasks);

        assertThat(roles.ids()).containsExactly("of-ada");
        assertThat(tasks.ids()).isEmpty();
        assertThat(report.orphansFound()).containsOnly(entry("role", 1), entry("task", 1));
        assertThat(report.orphansRemoved()).isEqualTo(report.orphansFound());
        assertThat(report.failures()).isZero();
    }

    @Test
    void leavesWhatIsYoungerThanTheGrace() {
        Instant grace = Floor.NOW.minus(Duration.ofMinutes(10));
        roles.add(new Inventory.Thing("old", NOBODY, grace));
        roles.add(new Inventory.Thing("young", NOBODY, grace.plusMillis(1)));

        SweepReport report = sweep(roles);

        assertThat(roles.ids()).containsExactly("young");
        assertThat(report.orphansFound()).containsOnly(entry("role", 1));
    }

    @Test
    void goesOnWithTheOthersWhenOneThingOrOneKindFails() {
        roles.add(new Inventory.Thing("a-stuck-one", NOBODY, OLD));
        roles.add(new Inventory.Thing("b", NOBODY, OLD));
        roles.failToRemove("a-stuck-one");
        ScriptedInventory broken = new ScriptedInventory("rule", true, 400);
        broken.failToList(Optional.empty());
        tasks.add(new Inventory.Thing("t", NOBODY, OLD));

        SweepReport report = sweep(roles, broken, tasks);

        assertThat(roles.ids()).containsExactly("a-stuck-one");
        assertThat(tasks.ids()).isEmpty();
        assertThat(report.orphansFound()).containsOnly(entry("role", 2), entry("task", 1));
        assertThat(report.orphansRemoved()).containsOnly(entry("role", 1), entry("task", 1));
        assertThat(report.failures()).isEqualTo(2);
    }

    @Test
    void looksThroughAPartOfWhatGrowsWithPeopleAndGoesOnNextTime() {
        fill(roles, 2_500);
        WorkspaceService first = service(roles);
        WorkspaceService second = service(roles);

        assertThat(first.sweep().orphansRemoved()).isEmpty();
        second.sweep();
        assertThat(roles.listed())
                .containsExactly(
                        Optional.empty(), at(400), at(800), at(1_200), at(1_600), at(2_000));

        roles.add(new Inventory.Thing("00050", NOBODY, OLD));
        first.sweep();
        assertThat(roles.ids()).as("it began at the end").contains("00050");
        second.sweep();
        assertThat(roles.ids()).as("and anew").doesNotContain("00050");
    }

    @Test
    void looksThroughAllOfWhatGrowsWithTheRunningOnes() {
        fill(tasks, 2_500);

        sweep(tasks);

        assertThat(tasks.listed()).hasSize(7);
    }

    @Test
    void beginsAnewWhereTheFirstPageCannotBeListedAndGoesOnAfterALaterOne() {
        fill(roles, 2_500);
        WorkspaceService service = service(roles);
        roles.failToList(at(400));

        service.sweep();
        service.sweep();
        service.sweep();

        assertThat(roles.listed())
                .containsExactly(Optional.empty(), at(400), at(400), Optional.empty(), at(400));
    }

    @Test
    void goesOnWhereItWasCutOffAndLosesNoTurn() {
        fill(roles, 2_500);
        ScriptedInventory rules = new ScriptedInventory("rule", false, 400);
        tasks.add(new Inventory.Thing("t", NOBODY, OLD));
        WorkspaceService service = service(rules, roles, tasks);

        SweepReport first = service.sweep(() -> roles.listed().size() < 3);

        assertThat(first.left()).as("the third page of roles, and the tasks").isEqualTo(2);
        assertThat(tasks.listed()).isEmpty();

        SweepReport second = service.sweep(() -> tasks.ids().contains("t"));

        assertThat(second.orphansRemoved()).containsOnly(entry("task", 1));
        assertThat(rules.listed()).as("it began with the tasks").hasSize(1);

        service.sweep();

        assertThat(roles.listed())
                .containsExactly(Optional.empty(), at(400), at(800), at(800), at(1_200), at(1_600));
        assertThat(rules.listed()).hasSize(2);
    }

    @Test
    void losesNothingWhenItIsKilled() {
        fill(roles, 2_500);
        Inventory deadly = new Deadly();

        assertThatThrownBy(() -> sweep(roles, deadly)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> sweep(roles, deadly)).isInstanceOf(StackOverflowError.class);
        sweep(roles);

        assertThat(roles.listed())
                .containsExactly(
                        Optional.empty(), at(400), at(800), at(1_200), at(1_600), at(2_000));
    }

    @Test
    void leavesAllToTheNextWithoutTime() {
        floor.running();
        tasks.add(new Inventory.Thing("t", NOBODY, OLD));

        SweepReport report = service(tasks).sweep(() -> false);

        assertThat(report.lookedAt()).isEqualTo(1);
        assertThat(report.left()).as("the workspace and the inventory").isEqualTo(2);
        assertThat(tasks.listed()).isEmpty();
    }

    /** Ends whoever lists it, as the end of a process would. */
    private static final class Deadly implements Inventory {
        @Override
        public String kind() {
            return "deadly";
        }

        @Override
        public boolean growsWithPeople() {
            return false;
        }

        @Override
        public Page list(Optional<String> from) {
            throw new StackOverflowError();
        }

        @Override
        public boolean isWanted(Thing thing, Workspace record) {
            return true;
        }

        @Override
        public void remove(Thing thing) {
            throw new AssertionError("Nothing is removed");
        }
    }

    @Test
    void hasNoRecordOfItsOwnWithoutAnInventory() {
        floor.service.sweep();

        assertThat(
                        new WorkspaceStore(floor.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT)
                                .sweepCursors())
                .isEmpty();
    }

    /** Young ones, so that none is removed. */
    private static void fill(ScriptedInventory inventory, int count) {
        for (int i = 0; i < count; i++) {
            inventory.add(new Inventory.Thing(id(i), NOBODY, Floor.NOW));
        }
    }

    private static Optional<String> at(int number) {
        return Optional.of(id(number));
    }

    private static String id(int number) {
        return String.format("%05d", number) + "-young";
    }

    private SweepReport sweep(Inventory... inventories) {
        return service(inventories).sweep();
    }

    private WorkspaceService service(Inventory... inventories) {
        WorkspaceService service =
                WorkspaceService.create(
                        floor.dynamoDb.client(),
                        EmbeddedDynamoDb.ENVIRONMENT,
                        floor.platform.over(floor.users, floor.clock, inventories));
        services.add(service);
        return service;
    }
}
