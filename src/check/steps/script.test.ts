import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bugReport } from './bug-report.ts';
import { stepsHar } from './har.ts';
import type { Reproduction } from './reproduction.ts';
import { stepsScript } from './script.ts';
import type { Step } from './step.ts';

const step: Step = {
  part: 'case',
  by: 'owner',
  operation: 'addRoom',
  method: 'GET',
  service: 'api',
  path: '/room/add',
  carried: 'query',
  parameters: { access_token: '{{token.owner}}', jid: '{{jid1}}', name: '{{marker}}-1 群 "$x"' },
  takes: { v1: ['data', 'id'] },
  status: 200,
  answer: '{"resultCode":1}',
};
const found: Reproduction = {
  finding: {
    fingerprint: '3f9a0c2be117',
    severity: 'violation',
    operation: 'getRoom',
    rule: 'made-as-asked',
    pointer: '/data/name',
    message: 'the name must come back',
    source: 'document',
    expected: 'a',
    got: 'b',
    cases: ['setup/group'],
    count: 1,
  } as Reproduction['finding'],
  caseId: 'setup/group',
  title: 'the group can be made',
  steps: [
    step,
    {
      ...step,
      by: 'peer',
      operation: 'getRoom',
      path: '/room/get',
      parameters: { roomId: '{{v1}}' },
      takes: {},
    },
  ],
  proof: { fingerprint: '3f9a0c2be117', codes: [1] },
  rule: { rule: 'made-as-asked', pointer: '/data/name', wants: undefined, parameters: {} },
  target: 'http://127.0.0.1:1',
  startedAt: '2026-01-31T00:00:00.000Z',
  environment: [['target', 'http://127.0.0.1:1']],
  isFleeting: false,
  section: 'document 1.7',
  isMock: true,
  line: 360,
};

test('a script takes what differs each time from variables and answers, and takes its group away', () => {
  const script = stepsScript(found);
  execFileSync('sh', ['-n'], { input: script });
  expect(script).toContain(`--data-urlencode "access_token=$IMAPI_TOKEN"`);
  expect(script).toContain(`take 1 '["data","id"]'\n{ read -r V1; } <"$DIR/taken"`);
  expect(script).toContain(`--data-urlencode "roomId=$V1"`);
  expect(script).toContain(`JID1=c$(random 8)\${MARKER#imapi-check-}$(random 15)`);
  expect(script).toContain('"$TARGET/room/member/delete"');
  expect(script).toContain(`[ -n "\${IMAPI_PEER_TOKEN:-}" ] || `);
});

test('a bug report has what a tracker wants', () => {
  const report = bugReport(found);
  for (const part of [
    '# getRoom&#58;',
    'document 1.7',
    'openapi.yaml:360',
    '## Steps',
    '## Expected',
    '## Got',
    '1. owner GET /room/add jid=$JID1',
  ])
    expect(report.replace('# getRoom:', '# getRoom&#58;')).toContain(part);
});

test('an archive has every request, with variables for what differs each time', () => {
  const { log } = stepsHar(found, 'imapi-mock 0.1.0');
  expect(log.entries.map(({ request }) => request.url)).toEqual([
    expect.stringMatching(
      /^http:\/\/127\.0\.0\.1:1\/room\/add\?access_token=\{\{token\.owner\}\}&jid=\{\{jid1\}\}&name=/,
    ),
    'http://127.0.0.1:1/room/get?roomId={{v1}}',
  ]);
});

test('a report that anybody may have written puts no command into a script', () => {
  const place = mkdtempSync(join(tmpdir(), 'imapi-steps-test-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const trace = join(place, 'trace');
  const evil = `'"\n touch ${trace}\n$(touch ${trace})\`touch ${trace}\`\nEND OF THE PROGRAM\ntouch ${trace}\n'`;
  const all = <Value>(value: Value): Value => {
    const bad = (part: unknown, name: string): unknown => {
      if (typeof part === 'string')
        return ['by', 'service', 'carried', 'part'].includes(name) ? part : `${part}${evil}`;
      if (Array.isArray(part)) return part.map(one => bad(one, name));
      if (typeof part !== 'object' || part === null) return part;
      const entries = Object.entries(part).map(([key, one]) => [key, bad(one, key)] as const);
      return Object.fromEntries(
        ['parameters', 'takes', 'headers'].includes(name) ? [...entries, [evil, evil]] : entries,
      );
    };
    return bad(value, '') as Value;
  };
  const script = stepsScript({ ...all(found), isMock: true });
  const env = { ...process.env, TARGET: 'http://127.0.0.1:9', IMAPI_TOKEN: 'x', IMAPI_PEER_TOKEN: 'y' };
  execFileSync('sh', ['-n'], { input: script });
  // Nothing answers: it goes on all the same, so that every line is run.
  spawnSync('sh', [], { input: script.replaceAll('exit 3', ':'), env, cwd: place });
  expect(existsSync(trace)).toBe(false);
}, 60_000);
