// Decides requests by IAM policies. Each line of standard input is an array of simulations, and gets
// a line with an array of { decision, ignored } or { error } in the same order. Argument: the folder
// of npm's packages.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(join(process.argv[2], 'package.json'));
const { runSimulation } = require('@cloud-copilot/iam-simulate');

async function decide(simulation) {
  const result = await runSimulation(
    { serviceControlPolicies: [], resourceControlPolicies: [], ...simulation },
    {},
  );
  if (result.resultType === 'error') {
    return { error: JSON.stringify(result.errors) };
  }
  // A resource that ends in :*, as CloudWatch Logs has them, is taken for many.
  const results = result.resultType === 'single' ? [result.result] : result.results;
  return {
    decision: result.overallResult,
    ignored: results.flatMap((each) => each.ignoredContextKeys ?? []),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const decisions = [];
  for (const simulation of JSON.parse(line)) {
    decisions.push(await decide(simulation).catch((e) => ({ error: String(e) })));
  }
  process.stdout.write(`${JSON.stringify(decisions)}\n`);
}
