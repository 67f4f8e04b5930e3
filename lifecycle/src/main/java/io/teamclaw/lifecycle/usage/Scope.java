package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One item of the roll-up table.
 *
 * @param scope partition key
 * @param period sort key
 */
record Scope(String scope, String period) {
    static final String ALL = "all";

    /**
     * A model's name can be what the agent asked for, of any length; DynamoDB allows 2,048 bytes
     * for a partition key (UTF-8 takes up to three for a character).
     */
    private static final int LONGEST_MODEL = 500;

    static String user(UserId userId) {
        return "user#" + userId;
    }

    static String people(LocalDate day) {
        return "people#" + day;
    }

    /** Everything that one call counts for. */
    static List<Scope> of(UsageRow row) {
        LocalDate date = row.at().atOffset(ZoneOffset.UTC).toLocalDate();
        String day = date.toString();
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(ALL, day));
        scopes.add(new Scope(user(row.userId()), day));
        scopes.add(new Scope(people(date), row.userId().value()));
        scopes.add(new Scope("provider#" + row.provider(), day));
        scopes.add(new Scope("model#" + row.provider() + "/" + cut(row.model()), day));
        row.teamId().ifPresent(team -> scopes.add(new Scope("team#" + team, day)));
        row.keyId().ifPresent(key -> scopes.add(new Scope("key#" + key, day)));
        return scopes;
    }

    private static String cut(String model) {
        return model.length() <= LONGEST_MODEL ? model : model.substring(0, LONGEST_MODEL);
    }
}
