package io.teamclaw.lifecycle.wakeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
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
        inventory = new ScheduleInventory(company.scheduler, Company.TARGET, company.wakeUps);
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
        company.wakeUps.sync(ada.id());

        Inventory.Page page = inventory.list(Optional.empty());

        assertThat(page.next()).isEmpty();
        assertThat(page.things()).hasSize(1);
        assertThat(page.things().getFirst().owner()).isEqualTo(ada.id());
        assertThat(page.things().getFirst().madeAt()).isAfter(before);
        assertThat(company.calls.of(ListSchedulesRequest.class).getLast().groupName())
                .isEqualTo(Company.TARGET.group());
    }

    @Test
    void removes_what_has_no_workspace_any_more_and_may_be_asked_again() {
        User ada = company.hire("ada");
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        Inventory.Thing thing = inventory.list(Optional.empty()).things().getFirst();
        assertThat(inventory.isWanted(thing, company.record(ada.id()))).isTrue();
        company.leaves(ada);
        assertThat(inventory.isWanted(thing, company.record(ada.id()))).isFalse();

        inventory.remove(thing);
        inventory.remove(thing);

        assertThat(company.expressions(ada)).isEmpty();
    }

    @Test
    void replaces_what_the_settings_do_not_ask_for_any_more() {
        User ada = company.hire("ada");
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.setWakeUps(ada, "30 10 * * *");
        Inventory.Thing thing = inventory.list(Optional.empty()).things().getFirst();
        assertThat(inventory.isWanted(thing, company.record(ada.id()))).isFalse();

        inventory.remove(thing);

        assertThat(company.expressions(ada)).containsExactly("cron(28 10 * * ? *)");
    }

    @Test
    void says_so_where_a_schedule_cannot_be_removed() {
        User ada = company.hire("ada");
        company.setWakeUps(ada, "30 9 * * *");
        company.wakeUps.sync(ada.id());
        company.leaves(ada);
        Inventory.Thing thing = inventory.list(Optional.empty()).things().getFirst();
        company.calls.before(
                (number, call) -> {
                    if (call.request() instanceof DeleteScheduleRequest) {
                        throw ConflictException.builder().message("in use").build();
                    }
                });

        assertThatThrownBy(() -> inventory.remove(thing)).hasMessageContaining("try again");
        company.calls.reset();
    }

    @Test
    void a_schedule_of_nobody_is_not_wanted() {
        UserId gone = new UserId("gone");
        Inventory.Thing thing = new Inventory.Thing("gone.0123456789abcdef", gone, Instant.EPOCH);
        assertThat(inventory.isWanted(thing, Workspace.absent(gone))).isFalse();
        assertThat(inventory.isWanted(thing, Records.stopped(gone))).isFalse();
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
