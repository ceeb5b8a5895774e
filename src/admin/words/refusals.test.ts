import { expect, test } from 'vitest';
import { placesOnly, sourcesOf, textsOf } from '../../../test/source-texts.ts';
import { refusalTexts } from './refusals.zh.ts';

const known = Object.keys(refusalTexts).map(placesOnly);
const isKnown = (text: string) => known.some(it => fits(it, text));
const rooms = ['admin', 'worlds/session-name.ts'];

test('every refusal of the control API has its Chinese', () => {
  const thrown = rooms
    .flatMap(sourcesOf)
    .flatMap(textsOf)
    .filter(text => text.startsWith('Failed to '));
  expect(thrown.length).toBeGreaterThan(30);
  expect(thrown.map(placesOnly).filter(text => !isKnown(text))).toEqual([]);
});

test('every rule of rows says in Chinese what is wrong', () => {
  // What a rule yields: a pointer and a reason, which has a blank.
  const said = textsOf(sourcesOf('domain/invariants.ts')[0] ?? '').filter(text => /^[a-z].* /.test(text));
  expect(said.length).toBeGreaterThan(15);
  expect(said.map(placesOnly).filter(text => !isKnown(text))).toEqual([]);
});

test('Chinese has the places of the English', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
  for (const [english, chinese] of Object.entries(refusalTexts))
    expect(names(chinese), english).toEqual(names(english));
});

/** Whether a text of the sources is one of a template, whose places may hold several of its own. */
function fits(template: string, text: string): boolean {
  const parts = template.split('{}').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(text);
}
