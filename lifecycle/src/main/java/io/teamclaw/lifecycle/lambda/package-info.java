/**
 * The platform's Lambda functions. Each handler is a class that Lambda makes once and gives JSON.
 *
 * <h2>What the lifecycle function can be asked for</h2>
 *
 * Whoever may invoke its alias {@code live} is trusted to ask for anything: router, portal, the
 * function of sessions, EventBridge's rule and schedules. A request is an object with an {@code
 * operation}; unknown fields are ignored.
 *
 * <pre>{@code
 * {"operation": "start", "userId": "ada-k3x9qd"}
 * {"operation": "start", "userId": "ada-k3x9qd", "reason": "wake-up"}   also one that is stopping
 * {"operation": "restart", "userId": "ada-k3x9qd"}                    stops gracefully, then starts
 * {"operation": "stop", "userId": "ada-k3x9qd", "mode": "graceful"}   or "now"; graceful if absent
 * {"operation": "keep", "userId": "ada-k3x9qd", "hours": 4}           from now; 0 takes it back
 * {"operation": "status", "userId": "ada-k3x9qd"}
 * {"operation": "provision", "userId": "ada-k3x9qd"}                  makes it ready to be started
 * {"operation": "deprovision", "userId": "ada-k3x9qd", "files": "keep"}   or "delete"; no default
 * {"operation": "activity",                                           at most 500 in one request
 *  "uses": [{"userId": "ada-k3x9qd", "at": "2026-01-31T12:00:00Z"}]}
 * {"operation": "sync-cron-schedules", "userId": "ada-k3x9qd"}
 * {"operation": "sync-cron-schedules", "all": true}
 * {"operation": "sync-cron-schedules", "teamId": "red"}               its members
 * {"Records": [...]}                                                  streams of config and users
 * {"operation": "check-idle"}                                         the sweep
 * {"operation": "carry-on", "userId": "ada-k3x9qd"}                   what a call could not finish
 * {"operation": "start-next"}                                         those whose turn has come
 * }</pre>
 *
 * <p>{@code start}, {@code restart}, {@code stop} and {@code deprovision} take {@code "by"}, the id
 * of the person who asks, which is kept with the workspace's events.
 *
 * <p>Each may be asked again at any time and by several callers at once. A start of a workspace
 * that runs or starts changes nothing. {@code start}, {@code stop} and {@code deprovision} work for
 * as long as it takes, up to minutes: ask asynchronously ({@code InvocationType} Event) and look at
 * the record.
 *
 * <p>The answer to what is about one person is that person's workspace; what is not known is left
 * out. The place in line and why it is up are told to {@code status} only.
 *
 * <pre>{@code
 * {"userId": "ada-k3x9qd", "state": "starting", "since": "2026-01-31T12:00:00.123Z",
 *  "phase": "waiting", "phaseTitle": "Waiting for others to start", "position": 3,
 *  "deadline": "2026-01-31T12:04:00.123Z", "attemptId": "5f0c...", "timesMs": {}, "version": 12}
 *
 * {"userId": "ada-k3x9qd", "state": "failed", "since": "2026-01-31T12:00:40Z",
 *  "failure": {"kind": "capacity", "cause": "AWS has no room for ... Start it again ..."}, ...}
 * }</pre>
 *
 * <p>A request of another form, of a person who is not there, or that cannot be met as things are
 * changes nothing and is not tried again:
 *
 * <pre>{@code
 * {"error": {"kind": "invalid-request", "message": "userId is missing"}}
 * }</pre>
 *
 * Kinds are {@code invalid-request}, {@code unknown-user}, {@code disabled} and {@code not-now}.
 * The message is for a person. What fails and may not the next time (DynamoDB does not answer) ends
 * in an error of the function: Lambda repeats an asynchronous call twice, then it goes to the dead
 * letters.
 *
 * <h2>Logs and metrics</h2>
 *
 * One line of JSON each, on standard output; {@code docs/decisions/030} says why. A person is named
 * by id only. {@link io.teamclaw.config.names.PlatformMetric} lists the metrics.
 */
package io.teamclaw.lifecycle.lambda;
