import { type Role, roles } from '../suite/people.ts';
import type { Step } from './step.ts';
import { templateWord, variableOf } from './template.ts';

/**
 * The function of a script that takes away what its steps have made: messages, pins, groups, and the worlds of the mock
 * that were thrown away.
 */
export function scriptTidy(steps: readonly Step[], isMock: boolean): string[] {
  const sessionOf = (step: Step) => step.headers?.['X-Mock-Session'];
  const shared = steps.flatMap((step, index) =>
    sessionOf(step) === undefined ? [{ step, number: index + 1 }] : [],
  );
  const sessions = new Set(steps.flatMap(step => sessionOf(step) ?? []));
  const lines = [
    ...(shared.some(({ step }) => step.operation === 'pushMessage') ? recalls : []),
    ...shared.flatMap(({ step }) => unpins(step)),
    ...shared.flatMap(({ step, number }) =>
      step.operation === 'addRoom' ? dissolves(step, number, isMock) : [],
    ),
    ...[...sessions].map(name => `curl -sS -X DELETE "$TARGET/__admin/sessions/"${templateWord(name)}`),
  ];
  return [
    '# Takes away what the steps have made.',
    'tidy() {',
    ...lines.map(line => `  ${line}`),
    '  :',
    '}',
  ];
}

/** An operation as somebody. */
function call(as: Role, path: string, parameters: Readonly<Record<string, string>>): string {
  const token = variableOf(`token.${as}`);
  const given = Object.entries(parameters).map(([name, word]) => `--data-urlencode ${name}=${word}`);
  return `call tidy -G "$TARGET${path}" --data-urlencode "access_token=$${token}" -d flag=rw ${given.join(' ')}`;
}

const recalls = [
  call('owner', '/tigase/shiku_msgs', {
    receiver: '"$PEER_ID"',
    pageIndex: '0',
    pageSize: '200',
    maxType: '0',
  }),
  'ids=$(node "$DIR/look.cjs" ids tidy "$MARKER")',
  `[ -z "$ids" ] || ${call('owner', '/tigase/deleteMsg', { type: '1', delete: '2', messageId: '"$ids"' })}`,
];

function empties(jid: string): string[] {
  const given = { type: '2', delete: '2', roomJid: jid };
  return [
    `  ${call('owner', '/tigase/shiku_muc_msgs', { roomId: jid, pageIndex: '0', pageSize: '200' })}`,
    '  ids=$(node "$DIR/look.cjs" ids tidy)',
    `  [ -z "$ids" ] || ${call('owner', '/tigase/deleteMsg', { ...given, messageId: '"$ids"' })}`,
  ];
}

function unpins({ operation, by, parameters }: Step): string[] {
  if (operation !== 'pinChat' || by === 'nobody' || parameters.jid === undefined) return [];
  const { jid, isAdaptive = '0' } = parameters;
  return [
    call(by, '/tigase/dialog/delete', { jid: templateWord(jid), isAdaptive: templateWord(isAdaptive) }),
  ];
}

/**
 * The owner dissolves the group, or whoever it was handed to; on the mock the login that ends with it is opened again. What
 * stays in its history is recalled.
 */
function dissolves({ parameters }: Step, number: number, isMock: boolean): string[] {
  const leave = (role: Role) => {
    const id = `"$${variableOf(`${role}.userId`)}"`;
    const opened = `curl -sS -H 'Content-Type: application/json' -d '{"userId":'${id}'}' "$TARGET/__admin/tokens"`;
    return [
      call(role, '/room/member/delete', { roomId: '"$room"', userId: id }),
      ...(isMock ? [opened] : []),
    ];
  };
  // Whoever it was handed to may have done nothing else.
  const gone = roles.flatMap(role =>
    leave(role).map(line => `[ -z "\${${variableOf(`token.${role}`)}:-}" ] || ${line}`),
  );
  return [
    `if (take ${number} '["data","id"]'); then`,
    '  read -r room <"$DIR/taken"',
    ...gone.map(line => `  ${line}`),
    ...empties(templateWord(parameters.jid ?? '')),
    'fi',
  ];
}
