package io.teamclaw.lifecycle.wakeups;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

class ScheduleInventoryTest {
    private static MotoServer moto;

    private Company company;
    private Inventory inventory;

    @BeforeAll
    static void startEmulator() throws IOException {
        moto = MotoServer.start();
    }

    @AfterAll
    static void stopEmulator() {
        moto.close();
    }

    @BeforeEach
    void found() {
        company = Company.on(moto);
        inventory = new ScheduleInventory(company.scheduler, Company.TARGET, company.users);
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void finds_whose_each_schedule_is_and_when_it_was_made() {
        User ada = company.hire("ada");
        company.setWakeUps(ada, "30 9 * * *");
        Instant before = Instant.now().minusSeconds(5);
        company.wakeUps.sync(ada);

        Inventory.Page page = inventory.list(Optional.empty());

        assertThat(page.next()).isEmpty();
        assertThat(page.things()).hasSize(1);
        assertThat(page.things().getFirst().owner()).isEqualTo(ada.id());
        assertThat(page.things().getFirst().madeAt()).isAfter(before);
        assertThat(company.calls.of(ListSchedulesRequest.class).getLast().groupName())
                .isEqualTo(Company.TARGET.group());
    }

    @Test
    void removes_one_and_may_be_asked_again() {
        User ada = company.hire("ada");
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada);
        Inventory.Thing thing = inventory.list(Optional.empty()).things().getFirst();

        inventory.remove(thing);
        inventory.remove(thing);

        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void a_schedule_of_nobody_or_of_no_workspace_is_not_wanted() {
        UserId gone = new UserId("gone");
        Inventory.Thing thing = new Inventory.Thing("gone.0123456789abcdef", gone, Instant.EPOCH);
        assertThat(inventory.isWanted(thing, Workspace.absent(gone))).isFalse();
        User ada = company.hire("ada");
        Inventory.Thing hers =
                new Inventory.Thing(ada.id() + ".0123456789abcdef", ada.id(), Instant.EPOCH);
        assertThat(inventory.isWanted(hers, Workspace.absent(ada.id()))).isFalse();
    }

    @Test
    void a_token_that_is_not_known_any_more_starts_anew() {
        company.calls.before(
                (number, call) -> {
                    if (((ListSchedulesRequest) call.request()).nextToken() != null) {
                        throw ValidationException.builder().message("token").build();
                    }
                });

        assertThat(inventory.list(Optional.of("old")).things()).isEmpty();
        assertThat(company.calls.names())
                .isEqualTo(List.of("Scheduler.ListSchedules", "Scheduler.ListSchedules"));
    }
}
