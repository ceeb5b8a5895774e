import { expect, test } from 'vitest';
import { loadContract } from '../../src/spec/contract.ts';
import { noBrowser, useChromium } from '../console/browser.ts';
import { openPage } from './page.ts';
import { nodeWalk, type WalkAnswer, type WalkStep, walkTime } from './walk.ts';

const chromium = useChromium();

const fileName = /[0-9a-f]{32}(?=\.\w+)/g;

/**
 * What may not differ. By chance alone do names of files and frames, and how long an upload took; of a thumbnail, which
 * another encoder has made, the first bytes count: format and size.
 */
const same = ({ text, ...rest }: WalkAnswer) => ({
  ...rest,
  text: text.startsWith('\uFFFDPNG')
    ? text.slice(0, 24)
    : text
        .replace(fileName, 'name')
        .replace(/"time":\d+/g, '"time":0')
        .replace(/(mock_\d+_)[0-9a-f-]{36}/g, '$1id'),
});

test.skipIf(noBrowser)(
  'every operation answers in a page as it does in Node',
  async () => {
    const steps = await nodeWalk();
    const met = new Set(steps.map(({ url }) => url.split('?')[0]));
    const paths = loadContract().operations.map(({ path }) => path);
    expect(paths.filter(path => !met.has(path) && !path.includes('{'))).toEqual([]);
    const page = await openPage(chromium());
    const sent = steps.map(({ answer, ...request }) => ({
      ...request,
      names: answer.text.match(fileName) ?? [],
    }));
    const answers = (await page.evaluate(inPage, { sent, now: walkTime })) as WalkAnswer[];
    const different = steps.flatMap(({ method, url, answer }, at) => {
      const [want, got] = [same(answer), same(answers[at] as WalkAnswer)];
      return JSON.stringify(want) === JSON.stringify(got) ? [] : [{ at, method, url, want, got }];
    });
    expect(steps.length).toBeGreaterThan(500);
    expect(different.slice(0, 5)).toEqual([]);
  },
  120_000,
);

type Sent = Omit<WalkStep, 'answer'> & { readonly names: readonly string[] };

/** Runs in the page. A file is asked for by the name that its upload got here. */
async function inPage({ sent, now }: { sent: readonly Sent[]; now: number }) {
  const mock = await globalThis.build.createBrowserMock({ now });
  const answers: WalkAnswer[] = [];
  const renamed = new Map<string, string>();
  const fileName = /[0-9a-f]{32}(?=\.\w+)/g;
  for (const { method, url: given, headers, body, names } of sent) {
    const url = given.replace(fileName, name => renamed.get(name) ?? name);
    const bytes = Uint8Array.from(atob(body), it => it.charCodeAt(0));
    // `//user/get` is a path here; alone it would name a host.
    const answer = await mock.fetch(`${Reflect.get(globalThis, 'location').origin}${url}`, {
      method,
      headers,
      ...(bytes.length > 0 && { body: bytes }),
    });
    // As it came, its byte order mark too.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    for (const [at, name] of (text.match(fileName) ?? []).entries()) renamed.set(names[at] ?? '', name);
    answers.push({
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      warning: answer.headers.get('x-contract-warning') ?? '',
      text,
    });
  }
  return answers;
}
