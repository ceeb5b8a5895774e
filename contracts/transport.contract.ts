import type { Case } from '../src/check/suite/case.ts';
import { resultCodeOf } from '../src/check/suite/trial.ts';
import type { Contract } from '../src/spec/contract.ts';
import { agreeing, concern, undisturbedFor } from './kit.ts';
import { stableData } from './stable-view.ts';
import { needsOf, validFor } from './valid.ts';

const make = concern('transport', { layer: 'T' });

/** Values that leave another part of an answer, so that it shows whether they were read. */
const telling: Readonly<Record<string, string | number>> = {
  userId: 10_000,
  keyword: 'imapi-check-nobody',
  pageIndex: 1,
  pageSize: 1,
  startTime: 4_102_444_800_000,
  endTime: 1,
};

/** How requests may be sent, and what is not read (server facts 1.1). */
export default function cases(contract: Contract): Case[] {
  const reads = contract.operations.filter(({ effect, service }) => effect === 'read' && service === 'api');
  const forms = reads.map(({ id, effect, needsToken, parameters }) =>
    make(`${id}/form`, {
      generated: true,
      title: `${id} answers a form like a query`,
      operation: id,
      layer: 'M',
      source: 'server',
      // Most clients send nothing but forms (server facts 6).
      harm: 'transport',
      needs: { ...needsOf(id, effect), ...undisturbedFor(id) },
      async run(trial) {
        const who = needsToken ? 'owner' : 'nobody';
        const given = validFor(trial, id);
        const named = parameters.filter(({ name }) => name in telling);
        // One at a time: what one leaves empty says nothing of another.
        for (const asked of [given, ...named.map(({ name }) => ({ ...given, [name]: telling[name] }))]) {
          const [got, want] = await agreeing(trial, async () => [
            stableData(await trial.send(who, id, asked, { method: 'POST' })),
            stableData(await trial.send(who, id, asked)),
          ]);
          trial.same(got, want, {
            rule: 'form-equals-query',
            pointer: '/data',
            message: 'a form must get the same answer as the same query',
          });
        }
      },
    }),
  );
  // A new group is asked for by form in any case: its description is longer than a query may be.
  const writes = contract.operations.filter(
    ({ id, effect, service }) => effect !== 'read' && service === 'api' && id !== 'addRoom',
  );
  const written = writes.map(({ id, effect }) =>
    make(`${id}/form`, {
      generated: true,
      title: `${id} accepts a form like a query`,
      operation: id,
      effect,
      layer: 'M',
      source: 'server',
      harm: 'transport',
      needs: {
        ...needsOf(id, effect),
        ...(needsOf(id, effect).room && { room: 'change' as const }),
        ...(effect === 'irreversible' && { sandbox: true as const }),
      },
      async run(trial) {
        const given = validFor(trial, id);
        const want = resultCodeOf(await trial.send('owner', id, given));
        const got = resultCodeOf(await trial.send('owner', id, given, { method: 'POST' }));
        trial.same(got, want, {
          rule: 'form-equals-query',
          pointer: '/resultCode',
          message: 'a form must get the same answer as the same query',
        });
      },
    }),
  );
  // Browsers and most clients take packed answers, and unpack them before anybody sees them.
  const packed = (['getUser', 'listRooms', 'listMessages'] as const).map(id =>
    make(`${id}/packed`, {
      title: `${id} answers the same to clients that accept gzip, such as browsers`,
      operation: id,
      layer: 'M',
      harm: 'transport',
      needs: { ...needsOf(id, 'read'), ...undisturbedFor(id) },
      async run(trial) {
        const headers = { 'Accept-Encoding': 'gzip, deflate' };
        // A long answer, since short ones may come as they are.
        const given = { ...validFor(trial, id), ...(id !== 'getUser' && { pageSize: 60 }) };
        // One of them as a form, since a gateway may pack either twice.
        for (const method of id === 'listRooms' ? trial.ways : (['GET'] as const)) {
          const [got, want] = await agreeing(trial, async () => [
            stableData(await trial.send('owner', id, given, { headers, method })),
            stableData(await trial.send('owner', id, given)),
          ]);
          trial.same(got, want, {
            rule: 'packed-equals-plain',
            pointer: '/data',
            message: 'a gzip answer must have the same content as a plain one',
          });
        }
      },
    }),
  );
  return [
    ...forms,
    ...written,
    ...packed,
    make('merged', {
      title: 'parameters of query and form are merged',
      operation: 'getUser',
      source: 'server',
      async run(trial) {
        const { userId } = trial.person('owner');
        if (!trial.ways.includes('POST')) trial.notExercised('the target reads no forms');
        const data = await trial.ok('owner', 'getUser', {}, { method: 'POST', query: { userId } });
        trial.same(data.userId, userId, {
          rule: 'merged',
          message: 'parameters of query and form must both be read',
        });
      },
    }),
    make('plus', {
      title: 'a plus sign is a blank, in a query as in a form',
      operation: 'updateRoom',
      effect: 'write',
      layer: 'M',
      source: 'server',
      // Browsers write blanks so (URLSearchParams, forms).
      harm: 'transport',
      needs: { room: 'change' },
      async run(trial) {
        if (!trial.ways.includes('POST')) trial.notExercised('the target reads no forms');
        const { id: roomId } = trial.room;
        const { path } = trial.contract.operation('updateRoom');
        for (const where of ['query', 'form'] as const) {
          const desc = trial.text('one two  three');
          const text = `desc=${encodeURIComponent(desc).replaceAll('%20', '+')}`;
          const body = { type: 'application/x-www-form-urlencoded', text };
          const options = where === 'form' ? { body } : { path: `${path}?${text}` };
          await trial.ok('owner', 'updateRoom', { roomId }, { method: 'POST', ...options });
          trial.same((await trial.ok('owner', 'getRoom', { roomId })).desc, desc, {
            rule: `plus-${where}`,
            message: `a plus sign in a ${where} must be read as a blank`,
          });
        }
      },
    }),
    make('json-body', {
      title: 'a JSON body is not read',
      operation: 'getUser',
      source: 'server',
      async run(trial) {
        const body = {
          type: 'application/json',
          text: JSON.stringify({ access_token: 'imapi-check-nobody' }),
        };
        await trial.refused('nobody', 'getUser', {}, { code: 1030101 }, { method: 'POST', body });
      },
    }),
    make('token-in-header', {
      title: 'a token in a header or a cookie does not count',
      operation: 'getUser',
      layer: 'P',
      source: 'server',
      async run(trial) {
        const token = 'imapi-check-nobody';
        // What lets the check through to the target must not be overwritten.
        const headers = {
          access_token: token,
          ...(!trial.isBehindLogin && {
            Authorization: `Bearer ${token}`,
            Cookie: `access_token=${token}`,
          }),
        };
        await trial.refused('nobody', 'getUser', {}, { code: 1030101 }, { headers });
      },
    }),
    make('other-methods', {
      title: 'methods other than GET and POST are refused',
      operation: 'getUser',
      layer: 'E',
      source: 'server',
      async run(trial) {
        for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
          const query = { access_token: 'imapi-check-nobody' };
          const exchange = await trial.send('nobody', 'getUser', {}, { method, query, unjudged: true });
          trial.holds(exchange.status !== 200 || resultCodeOf(exchange) !== 1, {
            rule: `method-${method}`,
            message: `${method} must not succeed`,
            expected: 'any refusal',
            got: `result code ${resultCodeOf(exchange) ?? 'none'}`,
          });
        }
      },
    }),
    make('unknown-path', {
      title: 'an unknown path gets a JSON answer that names the nearest path',
      operation: 'getUser',
      layer: 'E',
      source: 'judgement',
      needs: { mock: true },
      async run(trial) {
        const exchange = await trial.send('owner', 'getUser', {}, { path: '/user/gett', unjudged: true });
        trial.same(exchange.status, 404, { rule: 'unknown-path', message: 'an unknown path must be 404' });
        trial.same(resultCodeOf(exchange), 1020101, {
          rule: 'unknown-path-code',
          message: 'an unknown path must have result code 1020101',
        });
        trial.holds(exchange.text.includes('/user/get'), {
          rule: 'unknown-path-hint',
          message: 'the failure must name the nearest path',
          expected: '/user/get',
          got: exchange.text.slice(0, 200),
        });
      },
    }),
    make('same-answer-twice', {
      title: 'the same request sent twice gets the same answer',
      operation: 'getUser',
      layer: 'M',
      async run(trial) {
        const [got, want] = await agreeing(trial, async () => [
          stableData(await trial.send('owner', 'getUser')),
          stableData(await trial.send('owner', 'getUser')),
        ]);
        trial.same(got, want, {
          rule: 'steady',
          pointer: '/data',
          message: 'a profile must not change between two readings',
        });
      },
    }),
  ];
}
