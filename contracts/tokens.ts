import type { Case, Needs } from '../src/check/suite/case.ts';
import { tokenSpellings } from '../src/check/suite/near-token.ts';
import { type Given, resultCodeOf, type Trial, type Way } from '../src/check/suite/trial.ts';
import type { Operation } from '../src/spec/contract.ts';
import { concern } from './kit.ts';
import { needsOf, validFor } from './valid.ts';
import { wayOf } from './ways.ts';

const make = concern('result-codes', { layer: 'E' });

/**
 * What a call sends beside a token that is refused. A group that is made all the same is known by its name. A read that
 * can say whose it is does: who asks is for the token alone to say.
 */
function besideToken(trial: Trial, { id, effect, parameters }: Operation): Given {
  if (id === 'addRoom') return { name: trial.text('never') };
  const isNamed = effect === 'read' && parameters.some(({ name }) => name === 'userId');
  return isNamed ? { userId: trial.person('owner').userId } : {};
}

/**
 * The token check comes before everything else (document 1, server facts 1.4), in a form as in a query.
 * @param at number of the operation: those after each other begin with another way
 */
export function tokens(operation: Operation, at: number): Case[] {
  const { id, effect, needsToken } = operation;
  if (!needsToken) return [];
  // A refused call changes nothing, so it may be sent where the operation itself may not.
  const common = {
    operation: id,
    effect: effect === 'read' ? ('read' as const) : ('write' as const),
    layer: 'P' as const,
    generated: true as const,
  };
  type Ways = (trial: Trial) => readonly Way[];
  const both: Ways = ({ ways }) => ways;
  const one: Ways = trial => [wayOf(trial, at)];
  const long = `imapi-check-${'x'.repeat(3000)}`;
  const variants: readonly (readonly [
    what: string,
    title: string,
    code: number,
    token: (trial: Trial) => string | null,
    ways: Ways,
    needs?: Needs,
  ])[] = [
    ['no-token', 'without a token', 1030101, () => null, both],
    ['empty-token', 'with an empty token', 1030101, () => '', one],
    ['unknown-token', 'with an unknown token', 1030102, () => 'imapi-check-nobody', both],
    ['long-token', 'with a token of 3,000 characters', 1030102, () => long, one],
    ['expired-token', 'with an expired token', 1030102, it => it.expiredToken, one, { expiredToken: true }],
  ];
  return [
    ...variants.map(([what, title, code, token, ways, needs = {}]) =>
      make(`${id}/${what}`, {
        ...common,
        title: `${id} ${title} is refused with ${code}`,
        covers: [`${id} ${code}`],
        needs,
        async run(trial) {
          const refusal = { code, envelope: 'token' } as const;
          for (const method of ways(trial))
            await trial.refused('owner', id, besideToken(trial, operation), refusal, {
              token: token(trial),
              method,
            });
        },
      }),
    ),
    make(`${id}/nearly-token`, {
      ...common,
      title: `${id} with a token similar to a valid one is refused with 1030102`,
      covers: [`${id} 1030102`],
      async run(trial) {
        const near = tokenSpellings.flatMap(spelling => trial.nearToken('owner', spelling) ?? []);
        // A user id is no token either. It is tried with reads alone: a server that accepts it would do a write.
        const names = effect === 'read' && near.length > 0 ? [String(trial.person('owner').userId)] : [];
        const made = [...near, ...names];
        if (made.length === 0) trial.notExercised("a token similar to the owner's may belong to somebody");
        const refusal = { code: 1030102, envelope: 'token' } as const;
        for (const [index, token] of made.entries())
          await trial.refused('owner', id, besideToken(trial, operation), refusal, {
            token,
            method: wayOf(trial, at + index),
          });
      },
    }),
    ...(effect === 'read' ? [spelled(operation, at)] : []),
  ];
}

/** Other ways to write a path, which the server's framework takes for the same. */
const spellings = [
  (path: string) => `${path}/`,
  (path: string) => `/${path}`,
  (path: string) => `${path};x`,
] as const;

/** However a path is written: where it is answered at all, it is not answered without a token. */
function spelled({ id, path, effect }: Operation, at: number): Case {
  return make(`${id}/spelled-path`, {
    generated: true,
    title: `${id} needs a token however its path is written`,
    operation: id,
    layer: 'P',
    source: 'server',
    needs: needsOf(id, effect),
    async run(trial) {
      for (const [index, spell] of spellings.entries()) {
        const given = validFor(trial, id);
        const options = { path: spell(path), method: wayOf(trial, at + index) };
        const asked = async (as: 'owner' | 'nobody') =>
          resultCodeOf(await trial.send(as, id, given, { ...options, anyAnswer: true }));
        // Servers need not know other spellings, and something in front may know better.
        if ((await asked('nobody')) !== 1 || (await asked('owner')) !== 1) continue;
        await trial.refused('nobody', id, given, { code: 1030101 }, options);
      }
    },
  });
}
