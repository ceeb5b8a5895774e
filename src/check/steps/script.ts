import { shellWord } from '../../base/quote.ts';
import type { Reproduction } from './reproduction.ts';
import { scriptHelper } from './script-helper.ts';
import { shellStep } from './shell-step.ts';
import type { Step } from './step.ts';
import { namesIn, templateWord, variableOf } from './template.ts';

const accountFields = ['userId', 'phone', 'telephone', 'nickname'] as const;
const roles = ['owner', 'peer', 'outsider'] as const;

/**
 * A shell script that does the steps to a finding again, on a group of its own that it takes away, and says whether the
 * fault is there: exit code 1, else 0; 2 where a variable lacks, 3 where it could not get as far. Needs sh, curl, node.
 */
export function stepsScript(found: Reproduction): string {
  const { finding, steps, proof, rule, caseId, title } = found;
  const used = namesIn([steps, proof]);
  const needed = roles.filter(
    role =>
      steps.some(({ by }) => by === role) ||
      [...used].some(name => name.endsWith(role) || name.startsWith(`${role}.`)),
  );
  const people = roles.flatMap(role => accountFields.map(field => `${role}.${field}`));
  const all = [...people, 'marker', ...[...used].filter(name => /^(?:jid|v)\d/.test(name))];
  const names = Object.fromEntries(
    all.flatMap(name => (variableOf(name) ? [[name, variableOf(name) ?? '']] : [])),
  );
  const jids = [...used].filter(name => /^jid\d/.test(name));
  const services = (['upload', 'files'] as const).filter(service =>
    steps.some(step => step.service === service),
  );
  const tokens = [
    ...needed.map(role => `token.${role}`),
    ...(used.has('token.expired') ? ['token.expired'] : []),
  ];
  const texts = new Set(
    [...JSON.stringify(steps).matchAll(/\{\{marker\}\}-(\d+)/g)].map(([, number = '']) => number),
  );
  const helper = scriptHelper(names, [...texts], { step: steps.length - 1, proof, rule });
  return `${[
    '#!/bin/sh',
    `# ${plain(`${finding.operation}: ${finding.message}`)} [${plain(finding.fingerprint)}]`,
    `# Case ${plain(caseId)}: ${plain(title)}`,
    `# Expected ${plain(finding.expected)}`,
    `# Got      ${plain(finding.got)}`,
    '#',
    '# Needs sh, curl and node 18 or newer. Makes what it needs, and takes it away again. Run it as',
    `#   TARGET=http://127.0.0.1:8094 ${tokens.map(token => `${variableOf(token)}=…`).join(' ')} sh steps.sh`,
    '# SETTLE: seconds that a write may take to show. HEADER: one more header, e.g. for a gateway.',
    '# Exit code 0: the fault is not there; 1: it is; 2: a variable lacks; 3: it could not get as far.',
    'set -u',
    ...['TARGET', ...tokens.flatMap(token => variableOf(token) ?? [])].map(
      name => `[ -n "\${${name}:-}" ] || { echo "Set ${name}." >&2; exit 2; }`,
    ),
    ...services.map(service => `: "\${${service.toUpperCase()}_TARGET:=$TARGET}"`),
    'DIR=$(mktemp -d) || exit 3',
    'export DIR',
    ...prelude(found, helper),
    ...tidying(steps, found.isMock),
    'trap \'code=$?; tidy >/dev/null 2>&1; rm -rf "$DIR"; exit $code\' EXIT',
    "trap 'exit 3' HUP INT TERM",
    '',
    'MARKER=imapi-check-$(random 8)',
    `export MARKER ${Object.values(names).join(' ')}`,
    ...jids.map(name => `${variableOf(name)}=c$(random 8)\${MARKER#imapi-check-}$(random 15)`),
    ...roles.flatMap(role => account(role, needed.includes(role), used.has(`${role}.userId`))),
    ...steps.flatMap((step, index) => [...settling(step, steps[index - 1]), ...shellStep(step, index + 1)]),
    '',
    'if node "$DIR/look.cjs" shows; then',
    `  echo ${shellWord(`Not there: ${plain(finding.operation)} ${plain(finding.rule)} is as it has to be.`)}`,
    'else',
    `  echo ${shellWord(`The fault is there: ${plain(finding.operation)}, ${plain(finding.message)}.`)}`,
    `  echo ${shellWord(`Expected ${plain(finding.expected)}. The answer to step ${steps.length}:`)}`,
    `  head -c 1000 "$DIR/${steps.length}"; echo`,
    '  exit 1',
    'fi',
  ].join('\n')}\n`;
}

function prelude({ steps }: Reproduction, helper: string): string[] {
  const uses = (operation: Step['operation']) => steps.some(step => step.operation === operation);
  const hasFiles = steps.some(({ files = [] }) => files.length > 0);
  return [
    `cat >"$DIR/look.cjs" <<'END OF THE PROGRAM'`,
    helper.trimEnd(),
    'END OF THE PROGRAM',
    '# call NUMBER ARGUMENTS…: sends a request and keeps its answer.',
    'call() {',
    '  number=$1; shift',
    '  curl -sS --path-as-is --noproxy localhost,127.0.0.1 --max-time "${TIMEOUT:-30}" ${HEADER:+-H "$HEADER"} \\',
    `    -o "$DIR/$number" -D "$DIR/$number.head" -w '%{http_code} %{time_total}' "$@" >"$DIR/$number.status" && return`,
    '  code=$?',
    '  echo "0 0" >"$DIR/$number.status"',
    '  # What never came to the server is no fault of it.',
    '  case $code in 5|6|7|35|60) echo "Step $number: no answer of $TARGET." >&2; exit 3;; esac',
    '}',
    '# take NUMBER WAY: a value of an answer.',
    'take() { node "$DIR/look.cjs" take "$1" "$2"; }',
    `random() { node -p "require('crypto').randomBytes(8).toString('hex').slice(0, $1)"; }`,
    ...(hasFiles
      ? [`unpack() { node -e 'process.stdout.write(Buffer.from(process.argv[1], "base64"))' "$1"; }`]
      : []),
    ...(uses('plant') ? plantFunction : []),
    ...(uses('login') ? loginFunction : []),
  ];
}

const plantFunction = [
  '# plant ORDER: writes a text into a group, through PLANT_COMMAND or the control API of the mock.',
  'plant() {',
  '  order=$(node "$DIR/look.cjs" plant "$1")',
  '  if [ -n "${PLANT_COMMAND:-}" ]; then printf %s "$order" | sh -c "$PLANT_COMMAND"',
  `  else curl -sS --noproxy localhost,127.0.0.1 -o "$DIR/plant" -H 'Content-Type: application/json' --data-binary "$order" "$TARGET/__admin/messages"; fi ||`,
  '    { echo "The text could not be written into the group: set PLANT_COMMAND." >&2; exit 3; }',
  '}',
];
const loginFunction = [
  '# login ROLE: opens a login again that has ended; only the mock can do that.',
  'login() {',
  `  case $1 in owner) id=$OWNER_ID;; peer) id=$PEER_ID;; *) id=$OUTSIDER_ID;; esac`,
  `  curl -sS --noproxy localhost,127.0.0.1 -o "$DIR/login" -H 'Content-Type: application/json' --data-binary "{\\"userId\\":$id}" "$TARGET/__admin/tokens"`,
  '}',
];

/** Who an account is, from its token. */
function account(role: (typeof roles)[number], isNeeded: boolean, isUsed: boolean): string[] {
  const token = variableOf(`token.${role}`);
  const variables = accountFields.flatMap(field => variableOf(`${role}.${field}`) ?? []);
  const ask = [
    `call ${role} -G "$TARGET/user/get" --data-urlencode "access_token=$${token}" --data-urlencode flag=rw`,
    `node "$DIR/look.cjs" account ${role} >"$DIR/${role}.values"`,
    `{ ${variables.map(variable => `read -r ${variable}`).join('; ')}; } <"$DIR/${role}.values"`,
  ];
  const [id] = variables;
  if (isNeeded && isUsed)
    return [...ask, `[ -n "$${id}" ] || { echo "/user/get does not tell who the ${role} is." >&2; exit 3; }`];
  return isNeeded
    ? ask
    : [
        `if [ -n "\${${token}:-}" ]; then`,
        ...ask.map(line => `  ${line}`),
        `else ${variables.map(name => `${name}=`).join(' ')}; fi`,
      ];
}

/** Waits between a write and the first read after it. */
function settling(step: Step, before: Step | undefined): string[] {
  const isRead = ({ operation }: Step) => /^(?:get|list|search)/.test(operation);
  return before && isRead(step) && !isRead(before) ? ['[ "${SETTLE:-0}" = 0 ] || sleep "$SETTLE"'] : [];
}

/** What takes away what the steps have made. */
function tidying(steps: readonly Step[], isMock: boolean): string[] {
  const session = (step: Step) => step.headers?.['X-Mock-Session'];
  const shared = steps.filter(step => session(step) === undefined);
  const sessions = new Set(steps.flatMap(step => session(step) ?? []));
  const as = (role: string) =>
    `--data-urlencode "access_token=$${variableOf(`token.${role}`) ?? 'IMAPI_TOKEN'}" --data-urlencode flag=rw`;
  const lines = shared.flatMap((step): string[] => {
    const number = steps.indexOf(step) + 1;
    const { operation, by, parameters } = step;
    if (operation === 'pinChat' && by !== 'nobody' && parameters.jid !== undefined)
      return [
        `  call tidy -G "$TARGET/tigase/dialog/delete" ${as(by)} --data-urlencode ${templateWord(`jid=${parameters.jid}`)} --data-urlencode ${templateWord(`isAdaptive=${parameters.isAdaptive ?? 0}`)}`,
      ];
    if (operation !== 'addRoom') return [];
    const id = `  room=$(take ${number} '["data","id"]')`;
    const gone = `  call tidy -G "$TARGET/room/member/delete" ${as('owner')} --data-urlencode "roomId=$room" --data-urlencode "userId=$OWNER_ID"`;
    return [
      id,
      `  [ -n "$room" ] && {`,
      `  ${gone}`,
      ...(isMock
        ? [
            `    curl -sS -H 'Content-Type: application/json' --data-binary "{\\"userId\\":$OWNER_ID}" "$TARGET/__admin/tokens"`,
          ]
        : []),
      '  }',
    ];
  });
  const pushes = shared.some(({ operation }) => operation === 'pushMessage');
  const recalls = pushes
    ? [
        `  call chat -G "$TARGET/tigase/shiku_msgs" ${as('owner')} --data-urlencode "receiver=$PEER_ID" --data-urlencode pageIndex=0 --data-urlencode pageSize=200 --data-urlencode maxType=0`,
        '  ids=$(node "$DIR/look.cjs" ids chat "$MARKER")',
        `  [ -z "$ids" ] || call tidy -G "$TARGET/tigase/deleteMsg" ${as('owner')} --data-urlencode type=1 --data-urlencode delete=2 --data-urlencode "messageId=$ids"`,
      ]
    : [];
  const ended = [...sessions].map(
    name => `  curl -sS -X DELETE "$TARGET/__admin/sessions/"${templateWord(name)}`,
  );
  return ['# Takes away what the steps have made.', 'tidy() {', ...recalls, ...lines, ...ended, '  :', '}'];
}

/** Foreign text on one line. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ').slice(0, 300);
}
