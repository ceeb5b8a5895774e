import { request } from 'node:http';
import { expect, test } from 'vitest';
import { sampleOf } from '../sample.ts';
import { checked } from './runs.ts';
import { mockTarget, serving } from './targets.ts';

// biome-ignore lint/suspicious/noExplicitAny: defects are put into JSON of any shape
type Json = any;

/** A defect between check and mock: of requests, of answers as JSON, or of their text. */
interface Defect {
  readonly path: RegExp;
  readonly ask?: (given: URLSearchParams) => void;
  readonly answer?: (json: Json) => void;
  readonly text?: (text: string) => string;
}

const rows = (change: (row: Json) => void) => (json: Json) => {
  for (const row of Array.isArray(json.data) ? json.data : (json.data?.pageData ?? [])) change(row);
};

const defects: Record<string, Defect> = {
  'histories in seconds': {
    path: /shiku_msgs/,
    answer: rows(row => (row.timeSend = Math.floor(row.timeSend / 1000))),
  },
  'a history upside down': { path: /shiku_muc_msgs/, answer: json => json.data?.reverse() },
  'a page that comes twice': {
    path: /shiku_msgs/,
    ask: given => given.set('pageIndex', String(Math.max(0, Number(given.get('pageIndex') ?? 0) - 1))),
  },
  'a total that is off by one': { path: /noticesPage/, answer: json => json.data && json.data.total++ },
  'a deletion that is lost': { path: /deleteMsg/, ask: given => given.set('messageId', 'imapi-check-none') },
  'a deletion on both sides': { path: /deleteMsg/, ask: given => given.set('delete', '2') },
  'a recall on one side': { path: /deleteMsg/, ask: given => given.set('delete', '1') },
  'no token needed': {
    path: /member\/list/,
    ask: given => given.get('access_token') || given.set('access_token', 'mock-100164'),
  },
  'an outsider let in': { path: /member\/list/, ask: given => given.set('access_token', 'mock-100164') },
  'HTML escaped': { path: /./, text: text => text.replaceAll('<', '&lt;') },
  'texts cut at 255': {
    path: /oneSendOne/,
    ask: given => given.set('content', (given.get('content') ?? '').slice(0, 255)),
  },
  'a pin that stays': { path: /dialog\/delete/, ask: given => given.set('isAdaptive', '0') },
  'a key twice': { path: /config/, text: text => text.replace('{', '{"resultCode":1,') },
  'a message that disagrees with its row': {
    path: /shiku_msgs/,
    answer: rows(row => (row.message = row.message.replace('"content":"', '"content":"x'))),
  },
  'a number as text': { path: /list\/his/, answer: rows(row => (row.userSize = String(row.userSize))) },
  'a field nobody declared': { path: /getLastChatList/, answer: rows(row => (row.unread = 0)) },
  'a code nobody declared': {
    path: /room\/get/,
    answer(json) {
      if (json.resultCode === 100411) json.resultCode = 0;
    },
  },
};

/** Puts a defect between a target and whoever asks. */
function faulty(target: string, { path, ask, answer, text }: Defect): Promise<string> {
  return serving(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    let body = Buffer.concat(chunks);
    // `//user/get` is a path here; read against the target it would name a host.
    const url = new URL(target + (incoming.url ?? '/'));
    const hit = path.test(url.pathname) && !/^\/(?:__admin|0|upload)\//.test(url.pathname);
    if (hit && ask && incoming.method === 'POST' && body.length > 0) {
      const form = new URLSearchParams(body.toString());
      ask(form);
      body = Buffer.from(form.toString());
    } else if (hit && ask) ask(url.searchParams);
    const headers = { ...incoming.headers, 'content-length': String(body.length) };
    const onward = request(
      hit ? url : `${target}${incoming.url}`,
      { method: incoming.method, headers },
      async answered => {
        const parts: Buffer[] = [];
        for await (const part of answered) parts.push(part as Buffer);
        let bytes = Buffer.concat(parts);
        if (hit && answer && bytes.length > 0) {
          const json: Json = JSON.parse(bytes.toString());
          answer(json);
          bytes = Buffer.from(JSON.stringify(json));
        }
        if (hit && text) bytes = Buffer.from(text(bytes.toString()));
        const { 'transfer-encoding': _chunked, ...kept } = answered.headers;
        response.writeHead(answered.statusCode ?? 500, { ...kept, 'content-length': bytes.length });
        response.end(bytes);
      },
    );
    onward.end(body);
  });
}

test.each(sampleOf(Object.keys(defects)))('the check notices %s', async name => {
  const { url } = await mockTarget();
  const defect = defects[name];
  if (!defect) throw new Error(name);
  const report = await checked(await faulty(url, defect), { mode: 'full', failOnDrift: true });
  expect(report.verdict.exitCode).toBe(1);
});

test('a proxy without a defect raises no alarm', async () => {
  const { url } = await mockTarget();
  const report = await checked(await faulty(url, { path: /./ }), { mode: 'full', failOnDrift: true });
  expect(report.verdict).toMatchObject({ exitCode: 0 });
});
