import { nearToken } from '../suite/near-token.ts';
import { seededBytes } from '../suite/seeded-bytes.ts';
import { judgeClaim } from './judge-claim.ts';
import { judgeRule } from './judge-rule.ts';
import { look } from './look.ts';
import { isBroken, sideIn } from './relation.ts';

/** Exit code of the program where the finding is there; an error of its own has another. */
export const seen = 10;
/** Where no answer tells whether it is there. */
export const untold = 11;

/**
 * The program that a script looks at answers with, as text for Node: `take` gives values of an answer, of which one that
 * begins with `?` may be missing, `accounts` who
 * somebody is, `shows` says whether a finding is there, `ids` lists messages of the script, `seeded` makes the bytes of
 * a large file, `near` a token that is nearly a good one, `plant` the order of a text.
 * @param names what stands in templates, and the variables of the script that hold it
 * @param texts numbers of the texts that the steps send
 * @param evidence what the finding is known by
 */
export function scriptHelper(
  names: Readonly<Record<string, string>>,
  texts: readonly string[],
  evidence: {
    readonly step: number;
    readonly proof: unknown;
    readonly rule: unknown;
    /** Steps of which any may break the rule. */
    readonly alike: readonly number[];
    /** The login that the last step uses has to be alive, else nothing is shown. */
    readonly mustLive: boolean;
  },
): string {
  return `const { readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
const { join } = require('node:path');
const __name = value => value;
const names = ${JSON.stringify(names)};
const evidence = ${JSON.stringify(evidence)};
const texts = ${JSON.stringify(texts)};
const look = ${String(look)};
const judgeClaim = ${String(judgeClaim)};
const judgeRule = ${String(judgeRule)};
const sideIn = ${String(sideIn)};
const isBroken = ${String(isBroken)};
const seededBytes = ${String(seededBytes)};
const nearToken = ${String(nearToken)};

const file = name => { try { return readFileSync(join(process.env.DIR, name)); } catch { return Buffer.alloc(0); } };
const parsed = text => { try { return JSON.parse(text.replace(/^\\ufeff/, '')); } catch { return undefined; } };
function answer(step) {
  const bytes = file(step);
  const text = bytes.toString('utf8');
  const [status = '0', seconds = '0'] = file(step + '.status').toString().trim().split(' ');
  const lines = file(step + '.head').toString('latin1').split(/\\r?\\n/).filter(line => line.includes(':'));
  const headers = Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const digest = createHash('sha1').update(bytes).digest('hex');
  return { status: Number(status), seconds: Number(seconds), headers, text, isUtf8: Buffer.from(text).equals(bytes), digest, json: parsed(text) };
}
const symbols = () => Object.entries(names).map(([name, variable]) => [name, process.env[variable] ?? '']);
const looking = ({ json }) => look({ symbols: symbols(), texts, now: typeof json?.currentTime === 'number' ? json.currentTime : Date.now() });

const [what, first, ...more] = process.argv.slice(2);
if (what === 'take') {
  const from = answer(first);
  for (const given of more) {
    const [way, isSpare] = given.startsWith('?') ? [given.slice(1), true] : [given, false];
    const value = looking(from).at(from.json, JSON.parse(way));
    if ((value === undefined || value === null) && !isSpare) {
      process.stderr.write('The answer to step ' + first + ' has no ' + way + ': ' + from.text.slice(0, 300) + '\\n');
      process.exit(3);
    }
    process.stdout.write(String(value ?? '').replace(/\\s+/g, ' ') + '\\n');
  }
} else if (what === 'accounts') {
  for (const role of [first, ...more]) {
    const data = answer(role).json?.data ?? {};
    process.stdout.write(['userId', 'phone', 'telephone', 'nickname'].map(name => String(data[name] ?? '').replace(/\\s+/g, ' ') + '\\n').join(''));
  }
} else if (what === 'ids') {
  const rows = answer(first).json?.data;
  const own = Array.isArray(rows) ? rows.filter(row => String(row.content).startsWith(more[0] ?? '')) : [];
  process.stdout.write(own.map(row => row.messageId).join(','));
} else if (what === 'seeded') {
  process.stdout.write(seededBytes(Number(first), Number(more[0])));
} else if (what === 'near') {
  const near = nearToken(more[0] ?? '', first, Number(more[1]));
  if (near === undefined) {
    process.stderr.write('This token is too short, or names the account: give another.\\n');
    process.exit(3);
  }
  process.stdout.write(near);
} else if (what === 'plant') {
  const { fromNow, from, ...order } = JSON.parse(first);
  const time = fromNow === undefined ? {} : { timeSend: Date.now() + fromNow };
  process.stdout.write(JSON.stringify({ from: Number(from), ...order, ...time }));
} else {
  const answers = Array.from({ length: evidence.step + 1 }, (_, step) => answer(String(step + 1)));
  const { step, proof, rule } = evidence;
  if (evidence.mustLive && answers[step].json?.resultCode === 1030102) {
    process.stderr.write('The login of the last step has ended: give a fresh token.\\n');
    process.exit(3);
  }
  if (proof.isUntold) process.exit(${untold});
  const fill = text => symbols().reduce((done, [name, value]) => done.replaceAll('{{' + name + '}}', value), text);
  const claimed = judgeClaim(answers, step, proof, looking, sideIn, isBroken, fill);
  // Who the accounts are was asked before: a clock may stand still since then.
  const before = ['owner', 'peer', 'outsider'].map(answer);
  const all = [...before, ...answers];
  const broken = evidence.alike.filter(one => judgeRule(all, before.length + one, proof, rule, looking)).length;
  // One slow answer is bad luck: as in the check it is the usual one that counts.
  const isUsual = rule.rule === 'slow' ? broken * 2 > evidence.alike.length : broken > 0;
  process.exit((claimed ?? isUsual) ? ${seen} : 0);
}
`;
}
