// Asks OpenClaw itself: node openclaw-next.mjs {folder of its package}, with a JSON list of
// {"expr", "tz", "from" (ms), "count"} on standard input. Prints a list: the next times (ms), or
// null for an expression that it refuses.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const dist = join(process.argv[2], "dist");
const file = readdirSync(dist)
    .filter((name) => /^schedule-.*\.mjs$/.test(name))
    .map((name) => join(dist, name))
    .find((path) => readFileSync(path, "utf8").includes("function computeNextRunAtMs("));
const next = Object.values(await import(pathToFileURL(file))).find(
    (each) => each.name === "computeNextRunAtMs",
);

function times({ expr, tz, from, count }) {
    const found = [];
    try {
        for (let at = from; found.length < count; ) {
            at = next({ kind: "cron", expr, tz }, at);
            if (at === undefined) break;
            found.push(at);
        }
        return found;
    } catch {
        return null;
    }
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(times)));
