package io.teamclaw.lifecycle.workspaces;

import java.util.Map;

/**
 * What one sweep saw and did, in counts.
 *
 * @param lookedAt workspaces that are up, in transition or failed
 * @param idleStopped idle ones whose stop began
 * @param busy idle ones left up, for their gateway said that it works
 * @param silent idle ones left up for now, for their gateway did not answer
 * @param kept unused ones left up, for somebody asked to keep them or a job is due
 * @param disowned those stopped because their owner is disabled or gone
 * @param repaired records put right: their task was gone, had another address or was left behind
 * @param takenOver starts and stops that nobody carried on
 * @param waitingStarted starts out of the waiting line
 * @param left workspaces and inventories that it did not come to in time; the next sweep does
 * @param orphansFound things without an owner, older than the grace, by kind
 * @param orphansRemoved those of them that are gone now, by kind
 * @param failures what could not be done; each is in the log
 * @param reads what it took
 */
public record SweepReport(
        int lookedAt,
        int idleStopped,
        int busy,
        int silent,
        int kept,
        int disowned,
        int repaired,
        int takenOver,
        int waitingStarted,
        int left,
        Map<String, Integer> orphansFound,
        Map<String, Integer> orphansRemoved,
        int failures,
        Reads reads) {

    /**
     * Reads of the workspaces table.
     *
     * @param indexPages pages of the index by state
     * @param indexItems items on them
     * @param records single records, strongly consistent
     */
    public record Reads(int indexPages, int indexItems, int records) {}

    public SweepReport {
        orphansFound = Map.copyOf(orphansFound);
        orphansRemoved = Map.copyOf(orphansRemoved);
    }
}
