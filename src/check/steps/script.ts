import { shellWord } from '../../base/quote.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { type Role, roles } from '../suite/people.ts';
import { lastingMessage } from '../verdict/finding.ts';
import type { Reproduction } from './reproduction.ts';
import { scriptFunctions } from './script-functions.ts';
import { scriptHelper, seen, untold } from './script-helper.ts';
import { scriptTidy } from './script-tidy.ts';
import { shellStep } from './shell-step.ts';
import type { Step } from './step.ts';
import { namesIn, variableOf } from './template.ts';

const accountFields = ['userId', 'phone', 'telephone', 'nickname'] as const;

/**
 * A shell script that does the steps to a finding again, on a group of its own that it takes away, and says whether the
 * fault is there: exit code 1, else 0; 2 where a variable lacks, 3 where it could not get as far, 4 where only the case
 * itself can tell. Needs sh, curl, node.
 */
export function stepsScript(found: Reproduction): string {
  const { finding, steps, proof, rule, isFleeting } = found;
  const used = namesIn([steps, proof]);
  const needed = roles.filter(
    role =>
      steps.some(({ by }) => by === role) ||
      [...used].some(name => name === `token.${role}` || name.startsWith(`${role}.`)),
  );
  const tokens = [...needed, ...(used.has('token.expired') ? ['expired'] : [])].map(name =>
    variableOf(`token.${name}`),
  );
  const taken = [...used].filter(name => /^(?:jid|v)\d/.test(name));
  const people = roles.flatMap(role => accountFields.map(field => `${role}.${field}`));
  const names = variablesOf([...people, 'marker', ...taken]);
  const helper = scriptHelper(names, [...textsIn(steps)], {
    step: steps.length - 1,
    proof,
    rule,
    alike: alikeOf(found),
    mustLive: mustLive(found),
  });
  const services = (['upload', 'files'] as const).filter(service =>
    steps.some(step => step.service === service),
  );
  const last = steps.length;
  const again = `Run: imapi check --replay ${plain(finding.fingerprint)}@report.json`;
  const lines = [
    ...head(found, tokens),
    ...(steps.some(({ files = [] }) => files.some(({ base64, seeded }) => base64 === undefined && !seeded))
      ? [`echo ${shellWord(`A file of the steps is too large for a script. ${again}`)}; exit 4`]
      : []),
    'set -u',
    'for tool in curl node od; do command -v $tool >/dev/null || { echo "Install $tool." >&2; exit 2; }; done',
    `[ -n "\${TARGET:-}" ] || { echo ${shellWord(`Set TARGET: the fault was seen at ${plain(found.target)}`)} >&2; exit 2; }`,
    ...tokens.map(name => `[ -n "\${${name}:-}" ] || { echo "Set ${name}." >&2; exit 2; }`),
    ...services.map(service => `: "\${${service.toUpperCase()}_TARGET:=$TARGET}"`),
    'DIR=$(mktemp -d) || exit 3',
    ...scriptFunctions(steps, helper),
    ...scriptTidy(steps, found.isMock),
    'trap \'code=$?; (tidy) >/dev/null 2>&1; rm -rf "$DIR"; exit $code\' EXIT',
    "trap 'exit 3' HUP INT TERM",
    '',
    'MARKER=imapi-check-$(random 8)',
    `export DIR ${Object.values(names).join(' ')}`,
    ...taken.flatMap(name =>
      name.startsWith('jid') ? [`${variableOf(name)}=c$(random 8)\${MARKER#imapi-check-}$(random 15)`] : [],
    ),
    ...accounts(needed, used),
    ...nearTokens(used),
    ...steps.flatMap((step, index) => [
      ...settling(step, steps[index - 1]),
      ...shellStep(step, index + 1, neededBy(steps.slice(index + 1))),
    ]),
    '',
    'node "$DIR/look.cjs" shows; code=$?',
    'case $code in',
    ...(isFleeting
      ? [`0) echo ${shellWord(`Not seen this time: it takes requests at once, or luck. ${again}`)}; exit 4;;`]
      : [
          `0) echo ${shellWord(`Not there: ${plain(finding.operation)}, ${plain(finding.rule)} is as it has to be.`)};;`,
        ]),
    `${untold}) echo ${shellWord(`The steps were done; whether the fault is there only its case can tell. ${again}`)}; exit 4;;`,
    `${seen})`,
    `  echo ${shellWord(`The fault is there: ${plain(finding.operation)}, ${plain(lastingMessage(finding.message))}.`)}`,
    `  echo ${shellWord(`Expected ${plain(finding.expected)}. The answer to step ${last}:`)}`,
    `  head -c 1000 "$DIR/${last}"; echo`,
    '  exit 1;;',
    '*) exit 3;;',
    'esac',
  ];
  return `${lines.join('\n')}\n`;
}

function head(
  { finding, caseId, title, target }: Reproduction,
  tokens: readonly (string | undefined)[],
): string[] {
  const { operation, message, fingerprint, expected, got } = finding;
  return [
    '#!/bin/sh',
    `# ${plain(`${operation}: ${message} [${fingerprint}]`)}`,
    `# Case ${plain(`${caseId}: ${title}`)}`,
    `# Expected ${plain(expected)}`,
    `# Got      ${plain(got)}`,
    '#',
    '# Needs sh, curl and node 18 or newer. Makes what it needs, and takes it away again. Run it as',
    `#   TARGET=${plain(target)} ${tokens.map(token => `${token}=…`).join(' ')} sh steps.sh`,
    '# SETTLE: seconds that a write may take to show. HEADER: one more header, e.g. for a gateway.',
    '# Exit code 0: the fault is not there; 1: it is; 2: a variable lacks; 3: it could not get as far; 4: only its case',
    '# can tell.',
  ];
}

/** Rules that hold for an answer as it was asked for. */
const asAsked: ReadonlySet<string> = new Set(['x-echo', 'x-page']);

/**
 * The steps whose answers a rule of the contract holds for as it does for the last one: the same request but for values. On
 * which page of a list a row stands is another each time.
 */
function alikeOf({ steps, proof, rule }: Reproduction): number[] {
  const last = steps.length - 1;
  if (rule.rule !== 'slow' && (!('code' in proof) || asAsked.has(rule.rule))) return [last];
  const kind = ({ operation, by, parameters }: Step) =>
    [operation, by, ...Object.keys(parameters).sort()].join(' ');
  const wanted = steps[last];
  return steps.flatMap((step, index) => (wanted && kind(step) === kind(wanted) ? [index] : []));
}

/** Whether a token that is refused in the last step is that of an account, so that nothing was shown. */
function mustLive({ steps, proof }: Reproduction): boolean {
  const last = steps.at(-1);
  const isAccounts = /^\{\{token\.(?:owner|peer|outsider)\}\}$/.test(last?.parameters.access_token ?? '');
  return (
    isAccounts &&
    proof.codes?.includes(resultCodes.tokenInvalid.code) !== true &&
    !last?.answer.includes(`${resultCodes.tokenInvalid.code}`)
  );
}

/** Variables of a script by the names that stand in templates. */
function variablesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const variable = variableOf(name);
      return variable === undefined ? [] : [[name, variable]];
    }),
  );
}

/** Numbers of the texts that steps send. */
function textsIn(steps: readonly Step[]): Set<string> {
  return new Set(
    [...JSON.stringify(steps).matchAll(/\{\{marker\}\}-(\d+)/g)].map(([, number = '']) => number),
  );
}

/** Reads who the accounts are; of those that the steps do not need, where there is a token. */
function accounts(needed: readonly Role[], used: ReadonlySet<string>): string[] {
  const variables = (role: Role) => accountFields.flatMap(field => variableOf(`${role}.${field}`) ?? []);
  const asks = roles.map(role => {
    const token = variableOf(`token.${role}`);
    return `[ -z "\${${token}:-}" ] || call ${role} -G "$TARGET/user/get" --data-urlencode "access_token=$${token}" -d flag=rw`;
  });
  const reads = roles.flatMap(variables).map(name => `read -r ${name}`);
  const checks = needed
    .filter(role => used.has(`${role}.userId`))
    .map(
      role =>
        `[ -n "$${variableOf(`${role}.userId`)}" ] || { echo "The token of the ${role} is refused: $(head -c 200 "$DIR/${role}")" >&2; exit 3; }`,
    );
  return [
    ...asks,
    `node "$DIR/look.cjs" accounts ${roles.join(' ')} >"$DIR/accounts"`,
    `{ ${reads.join('; ')}; } <"$DIR/accounts"`,
    ...checks,
  ];
}

/** Makes the tokens that are nearly one of an account's. */
function nearTokens(used: ReadonlySet<string>): string[] {
  return [...used].flatMap(name => {
    const [, token, role = '', spelling] = /^(token\.(\w+))\.(\w+)$/.exec(name) ?? [];
    if (token === undefined) return [];
    const id = variableOf(`${role}.userId`);
    return [
      `${variableOf(name)}=$(node "$DIR/look.cjs" near ${spelling} "$${variableOf(token)}" "\${${id}:-0}") || exit 3`,
    ];
  });
}

/** Names that the requests of steps use; what they have shown does not count. */
function neededBy(steps: readonly Step[]): Set<string> {
  return namesIn(steps.map(({ shows, takes, answer, ...request }) => request));
}

/** Waits between a write and the first read after it. */
function settling(step: Step, before: Step | undefined): string[] {
  const isRead = ({ operation }: Step) => /^(?:get|list|search)/.test(operation);
  return before && isRead(step) && !isRead(before) ? [`[ "\${SETTLE:-0}" = 0 ] || sleep "$SETTLE"`] : [];
}

/** Foreign text on one line. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ').slice(0, 300);
}
