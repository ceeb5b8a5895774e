import type { Case } from '../src/check/suite/case.ts';
import type { Contract, OperationId } from '../src/spec/contract.ts';
import { concern, ofPage } from './kit.ts';
import { needsOf, validFor } from './valid.ts';

const make = concern('cors', { layer: 'T', source: 'server', harm: 'reach' });
const headers = ofPage;

/** What pages ask leave for: a call with a header, and an upload as soon as they show how far it is (server facts 1.2, 5). */
const preflights: readonly {
  readonly id: OperationId;
  readonly method: 'GET' | 'POST';
  readonly asks?: string;
}[] = [
  { id: 'getUser', method: 'GET', asks: 'x-requested-with' },
  { id: 'listRooms', method: 'GET', asks: 'x-requested-with' },
  { id: 'uploadFile', method: 'POST' },
];

/** A browser on another origin may read the answers (server facts 1.2). */
export default function cases(contract: Contract): Case[] {
  const reads = contract.operations.filter(({ effect, service }) => effect === 'read' && service === 'api');
  return [
    ...reads.map(({ id, effect, needsToken }) =>
      make(id, {
        generated: true,
        title: `${id} can be read from another origin`,
        operation: id,
        needs: needsOf(id, effect),
        async run(trial) {
          const answer = await trial.send(needsToken ? 'owner' : 'nobody', id, validFor(trial, id), {
            headers,
          });
          const allowed = answer.headers['access-control-allow-origin'];
          trial.holds(allowed === '*' || allowed === headers.Origin, {
            rule: 'allow-origin',
            message: 'Access-Control-Allow-Origin must allow other origins',
            expected: '*',
            got: allowed ?? 'no such header',
          });
          const credentials = answer.headers['access-control-allow-credentials'];
          trial.holds(!(allowed === '*' && credentials === 'true'), {
            rule: 'credentials',
            message: '* and credentials cannot be combined',
            expected: 'no such header',
            got: credentials,
            // The documented call sends none.
            harm: 'none',
          });
        },
      }),
    ),
    ...preflights.map(({ id, method, asks }) =>
      make(`${id}/preflight`, {
        title: `${id} answers a preflight`,
        operation: id,
        // Nothing is sent along, but whoever takes OPTIONS for an upload keeps what it makes.
        effect: contract.operation(id).effect,
        needs: method === 'POST' ? { sandbox: true } : {},
        async run(trial) {
          const answer = await trial.send(
            'nobody',
            id,
            {},
            {
              method: 'OPTIONS',
              headers: {
                ...headers,
                'Access-Control-Request-Method': method,
                ...(asks && { 'Access-Control-Request-Headers': asks }),
              },
            },
          );
          trial.holds(answer.status >= 200 && answer.status < 300, {
            rule: 'preflight-status',
            message: 'a preflight must succeed',
            expected: '2xx',
            got: answer.status,
          });
          const origin = answer.headers['access-control-allow-origin'] ?? 'no such header';
          trial.holds(origin === '*' || origin === headers.Origin, {
            rule: 'preflight-origin',
            message: 'a preflight must allow any origin',
            expected: '*',
            got: origin,
          });
          if (!asks) return;
          const methods = answer.headers['access-control-allow-methods'] ?? 'no such header';
          trial.holds(/\bGET\b/.test(methods) && /\bPOST\b/.test(methods), {
            rule: 'allow-methods',
            message: 'Access-Control-Allow-Methods must have GET and POST',
            expected: 'POST, GET, OPTIONS, DELETE',
            got: methods,
            // A browser sends GET and forms to another origin without leave.
            harm: 'none',
          });
          const allowed = answer.headers['access-control-allow-headers'] ?? 'no such header';
          trial.holds(/\bx-requested-with\b|^\*$/i.test(allowed), {
            rule: 'allow-headers',
            message: 'Access-Control-Allow-Headers must have x-requested-with',
            expected: 'x-requested-with',
            got: allowed,
          });
        },
      }),
    ),
    make('failures', {
      title: 'a failure can be read from another origin too',
      operation: 'getUser',
      async run(trial) {
        const answer = await trial.refused('nobody', 'getUser', {}, { code: 1030101 }, { headers });
        const allowed = answer.headers['access-control-allow-origin'];
        trial.holds(allowed === '*' || allowed === headers.Origin, {
          rule: 'allow-origin',
          message: 'a failure must carry Access-Control-Allow-Origin too',
          expected: '*',
          got: allowed ?? 'no such header',
        });
      },
    }),
  ];
}
