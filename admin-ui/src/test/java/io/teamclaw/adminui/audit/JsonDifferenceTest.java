package io.teamclaw.adminui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.adminui.audit.JsonDifference.Change;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonDifferenceTest {
    @Test
    void onlyWhatDiffersIsNamedFieldByField() {
        JsonDifference difference =
                of(
                        "{\"name\":\"Red\",\"limits\":{\"idle\":30,\"keep\":8},\"old\":true}",
                        "{\"name\":\"Red\",\"limits\":{\"idle\":45,\"keep\":8},\"new\":[1,2]}");
        assertThat(difference.changes())
                .containsExactly(
                        change("limits.idle", "30", "45"),
                        new Change("new", Optional.empty(), Optional.of("[1,2]")),
                        new Change("old", Optional.of("true"), Optional.empty()));
        assertThat(difference.unchanged()).isEqualTo(2);
    }

    @Test
    void aValueThatIsNoObjectIsComparedWhole() {
        assertThat(of("30", "45").changes()).containsExactly(change("", "30", "45"));
        assertThat(of("\"a\"", "\"a\"").changes()).isEmpty();
        assertThat(of("{}", "{\"a\":null}").changes()).hasSize(2);
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertThat(of("{broken", "1").changes()).containsExactly(change("", "{broken", "1"));
    }

    @Test
    void whereNothingStoodEverythingIsNew() {
        assertThat(JsonDifference.of(Optional.empty(), Optional.of("{\"a\":1}")).changes())
                .containsExactly(new Change("a", Optional.empty(), Optional.of("1")));
        assertThat(JsonDifference.of(Optional.empty(), Optional.empty()).changes()).isEmpty();
    }

    private static JsonDifference of(String before, String after) {
        return JsonDifference.of(Optional.of(before), Optional.of(after));
    }

    private static Change change(String field, String before, String after) {
        return new Change(field, Optional.of(before), Optional.of(after));
    }
}
