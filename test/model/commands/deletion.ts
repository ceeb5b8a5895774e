import fc from 'fast-check';
import type { Model } from '../model.ts';
import { byBits, caller, command, everything, oneOf, person } from './command.ts';
import { compareGroupHistory, compareHistory, jidChoice, jidOf } from './histories.ts';

/** Ids of every message an answer has shown, of those deleted too. */
const knownIds = (model: Model): string[] =>
  [
    ...model.copies.map(copy => copy.message),
    ...[...model.groupMessages.values()].flat().map(it => it.message),
  ]
    .map(message => message.id.value)
    .filter(id => id !== undefined);

const draws = {
  me: caller,
  mode: fc.constantFrom<(1 | 2 | undefined)[]>(1, 1, 2, undefined),
  bits: fc.nat({ max: 255 }),
  foreign: fc.option(fc.nat({ max: 60 }), { nil: undefined, freq: 2 }),
  comma: fc.constantFrom(',', ',', '，', ' , '),
};

function listOf(model: Model, ids: readonly (string | undefined)[], foreign: number | undefined): string[] {
  const known = knownIds(model);
  const stranger = foreign === undefined || known.length === 0 ? [] : [oneOf(known, foreign)];
  return [...ids.filter(id => id !== undefined), ...stranger, 'no-such-message'];
}

export const deleteSingle = command('deleteSingle', { ...draws, peer: person }, async (world, chosen) => {
  const { model } = world;
  const { me, mode, bits, foreign, comma, peer } = chosen;
  await compareHistory(world, me, peer, everything);
  const own = byBits(model.history(me, peer), bits).map(copy => copy.message.id.value);
  const ids = listOf(model, own, foreign);
  const given = { type: 1, delete: mode, messageId: ids.join(comma) };
  const { code } = await world.call(me, '/tigase/deleteMsg', given, 1);
  if (code !== 1) return;
  for (const copy of model.copies) {
    const mine = copy.owner === me || (mode === 2 && copy.peer === me);
    if (mine && ids.includes(copy.message.id.value ?? '')) copy.deleted = true;
  }
});

export const deleteFromGroup = command(
  'deleteFromGroup',
  { ...draws, which: jidChoice, without: fc.nat({ max: 9 }) },
  async (world, { me, mode, bits, foreign, comma, which, without }) => {
    const { model } = world;
    const jid = jidOf(model, which);
    const seen = await compareGroupHistory(world, me, jid, everything);
    const ids = listOf(
      model,
      byBits(seen, bits).map(({ message }) => message.id.value),
      foreign,
    );
    const roomJid = without === 0 ? undefined : jid;
    const given = { type: 2, delete: mode, messageId: ids.join(comma), roomJid };
    const { code } = await world.call(me, '/tigase/deleteMsg', given, 1);
    // Without the group nothing is changed.
    if (code !== 1 || roomJid === undefined) return;
    const all = model.groupMessages.get(jid) ?? [];
    const meant = all.filter(({ message }) => ids.includes(message.id.value ?? ''));
    if (mode === 2) {
      const left = all.filter(it => !meant.includes(it));
      if (model.groupMessages.has(jid)) model.groupMessages.set(jid, left);
    } else {
      // What is never listed cannot be hidden for oneself (decision 005).
      const listed = meant.filter(({ message }) => message.type !== 83);
      model.hides.push(...listed.map(({ message }) => ({ userId: me, message })));
    }
    await compareGroupHistory(world, me, jid, everything);
  },
);
