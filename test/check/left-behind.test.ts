import { expect, onTestFinished, test } from 'vitest';
import { sweep } from '../../src/check/sweep.ts';
import type { Choices } from '../other-server/choices.ts';
import { type OtherServer, startOtherServer } from '../other-server/start.ts';
import { checked, contract, folder } from './runs.ts';

// The second server tells persons what happens in their groups, and keeps that with their chats.
type Row = Readonly<Record<string, unknown>>;
const roles = ['owner', 'peer', 'outsider'] as const;

async function started(choices: Partial<Choices> = {}): Promise<OtherServer> {
  const server = await startOtherServer({ ports: 'one', choices });
  onTestFinished(() => server.close());
  return server;
}

/** Everything in the single chats of the three accounts that a check has left. */
async function leftIn({ url, tokens, userIds }: OtherServer): Promise<string[]> {
  const pairs = roles.flatMap(one => roles.filter(other => other !== one).map(other => ({ one, other })));
  const found = pairs.map(async ({ one, other }) => {
    const given = {
      access_token: tokens[one],
      receiver: String(userIds[other]),
      pageSize: '5000',
      maxType: '0',
    };
    const answer = await fetch(`${url}/tigase/shiku_msgs?${new URLSearchParams(given)}`);
    const { data } = (await answer.json()) as { data: readonly Row[] };
    const marked = data.filter(row => JSON.stringify(row).includes('imapi-check-'));
    return marked.map(row => `${one}, of ${other}: ${row.contentType} ${row.content}`);
  });
  return (await Promise.all(found)).flat();
}

test('a check takes away what was said of its groups in single chats', async () => {
  const server = await started();
  const { url, tokens, tokenCommand, plantCommand } = server;
  const only = ['members', 'groups/transferred', 'dissolving', 'membership'];
  const { verdict, leftovers } = await checked(url, {
    mode: 'full',
    tokens,
    tokenCommand,
    plantCommand,
    only,
  });
  expect({ exitCode: verdict.exitCode, leftovers }).toEqual({ exitCode: 0, leftovers: [] });
  expect(await leftIn(server)).toEqual([]);
}, 120_000);

test('with tokens alone each account dissolves one group, and nothing is left where that ends its login', async () => {
  const server = await started({ loginEndsAtDissolve: true });
  const { url, tokens, controlUrl } = server;
  const only = ['members', 'pins', 'groups', 'several', 'dissolving'];
  const { verdict, leftovers, kept } = await checked(url, { mode: 'full', tokens, only });
  expect({ exitCode: verdict.exitCode, leftovers }).toEqual({ exitCode: 0, leftovers: [] });
  expect(kept.filter(what => what.startsWith('an ended login'))).toHaveLength(roles.length);
  // The logins have ended, so that new ones look.
  await Promise.all(roles.map(role => fetch(`${controlUrl}/login?role=${role}`, { method: 'POST' })));
  expect(await leftIn(server)).toEqual([]);
  const listed = roles.map(async role => {
    const answer = await fetch(
      `${url}/room/list/his?${new URLSearchParams({ access_token: tokens[role], pageSize: '500' })}`,
    );
    return JSON.stringify(await answer.json());
  });
  expect((await Promise.all(listed)).join()).not.toContain('imapi-check-');
}, 120_000);

test('so does a sweep', async () => {
  const server = await started();
  const { url, tokens, userIds } = server;
  const given = {
    access_token: tokens.owner,
    jid: `c${'0'.repeat(31)}`,
    name: 'imapi-check-0a1b2c3d-1 群',
    phones: JSON.stringify([userIds.peer, userIds.outsider]),
  };
  await fetch(`${url}/room/add?${new URLSearchParams(given)}`);
  expect((await sweep(contract, { target: url, tokens, ledgerFolder: folder() })).leftovers).toEqual([]);
  expect(await leftIn(server)).toEqual([]);
});
