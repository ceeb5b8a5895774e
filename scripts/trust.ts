// Checks the second server under every condition, and with every regression: `npm run trust -- --seeds 10`.
// What was tried is kept in a file, so that a run that was stopped goes on where it was.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { withSection } from '../src/base/section.ts';
import { blameShortcomings } from '../src/mutate/blame/blame.ts';
import { inTurn } from '../src/mutate/in-turn.ts';
import { blamedIn } from '../test/trust/blamed-in.ts';
import { figures } from '../test/trust/figures.ts';
import { isRight, type Outcome, outcomeOf } from '../test/trust/outcome.ts';
import { brokenTrials, correctTrials, keyOf, type Planned } from '../test/trust/plan.ts';
import { tried } from '../test/trust/trial.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    lanes: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    results: { type: 'string', default: 'node_modules/.cache/trust.jsonl' },
    doc: { type: 'string', default: 'docs/check-strength.md' },
    fresh: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  },
});

const plan = [...correctTrials(Number(values.seeds)), ...brokenTrials()].filter(planned =>
  keyOf(planned).includes(values.only),
);
const outcomes = new Map(kept().map(outcome => [outcome.key, outcome]));
// With --report nothing more is tried.
const left = values.report ? [] : plan.filter(planned => !outcomes.has(keyOf(planned)));
process.stdout.write(`${plan.length} runs, ${left.length} of them to do.\n`);
await inTurn(left, Number(values.lanes), work);

const done = plan.flatMap(planned => outcomes.get(keyOf(planned)) ?? []);
// A part of the plan says nothing of shares.
if (values.only === '') {
  const text = existsSync(values.doc) ? readFileSync(values.doc, 'utf8') : '';
  writeFileSync(values.doc, withSection(text, 'npm run trust', figures(done, plan.length)));
}
const wrong = done.filter(outcome => !isRight(outcome));
process.stdout.write(`${done.length - wrong.length} of ${done.length} verdicts right.\n`);
const isWhole = values.only === '' && done.length === plan.length;
const short = isWhole ? blameShortcomings(blamedIn(done), 'otherServer') : [];
for (const sentence of short) process.stdout.write(`Too little: ${sentence}.\n`);
process.exit(wrong.length === 0 && short.length === 0 ? 0 : 1);

async function work(planned: Planned): Promise<void> {
  const part = outcomeOf(planned, await tried(planned.trial));
  // A part of the suite that notices is enough; what it does not notice the whole may.
  const isEnough = planned.trial.only === undefined || isRight(part);
  const whole = { ...planned.trial, only: undefined, settleMs: undefined };
  const outcome = isEnough ? part : outcomeOf(planned, await tried(whole));
  outcomes.set(outcome.key, outcome);
  appendFileSync(values.results, `${JSON.stringify(outcome)}\n`);
  process.stdout.write(
    `${isRight(outcome) ? 'right' : 'WRONG'}  ${outcome.key}  ${outcome.says.slice(0, 240)}\n`,
  );
}

/** What an earlier run has kept, the last of each trial. */
function kept(): Outcome[] {
  mkdirSync(dirname(values.results), { recursive: true });
  if (values.fresh || !existsSync(values.results)) writeFileSync(values.results, '');
  const lines = readFileSync(values.results, 'utf8').split('\n');
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as Outcome);
}
