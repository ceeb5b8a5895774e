import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { median, rounded, row } from './figures.ts';
import type { Setting } from './hot-paths.ts';
import { bareExpress, installed, peer, serverOf } from './peers.ts';
import { type Command, cpuOf, type Server, start } from './process.ts';

/** What came of one contestant with so many writers at once, medians over the rounds. */
export interface WritersResult {
  readonly name: string;
  readonly writers: number;
  /** Server's CPU time for each write, microseconds. */
  readonly cpu: number;
  /** The same as a multiple of the bare server's, round by round. */
  readonly ratio: number;
  readonly perSecond: number;
}

interface Writer {
  readonly name: string;
  readonly command: Command;
  readonly path: string;
  readonly type: string;
  readonly body: string;
  /** What every answer has to have. */
  readonly good: RegExp;
  readonly rounds: { cpu: number; perSecond: number }[];
}

const form = 'application/x-www-form-urlencoded';
const fields = 'flag=rw&type=1&content=hello%20there&sendPhone=18094152050&toUserPhone=13112345611';

/** Writes kept on disk, one after another and from 64 at once, against a bare server and json-server. */
export async function writers(setting: Setting): Promise<WritersResult[]> {
  const results = [await contest(setting, 1), await contest(setting, 64)];
  const [alone = [], many = []] = results;
  const { budgets } = setting;
  const ratio = (rows: readonly WritersResult[]) => rows[1]?.ratio ?? Number.NaN;
  budgets.judge('CPU of a write on disk against bare node:http, one after another', 4, ratio(alone));
  budgets.judge('CPU of a write on disk against bare node:http, 64 writers', 4, ratio(many));
  return results.flat();
}

async function contest({ folder, quick, say }: Setting, count: number): Promise<WritersResult[]> {
  const database = join(folder, `database-${count}.json`);
  writeFileSync(database, '{"messages":[]}');
  const path = '/console/oneSendOne?access_token=mock-100164';
  const write = { path, type: form, body: fields, good: /"resultCode":1[,}]/ };
  const all: Writer[] = [
    {
      ...write,
      name: 'bare node:http, form and appendFile',
      command: serverOf('form.mjs', join(folder, `appended-${count}`)),
      rounds: [],
    },
    {
      ...write,
      name: 'imapi-mock, on disk',
      command: serverOf('mock.mjs', join(folder, `writers-${count}`)),
      rounds: [],
    },
  ];
  // Where one peer is installed all are.
  if (installed(bareExpress(''))) {
    all.push({
      name: 'json-server 1.0',
      command: port => [process.execPath, peer('json-server/lib/bin.js'), '--port', String(port), database],
      path: '/messages',
      type: 'application/json',
      body: JSON.stringify(Object.fromEntries(new URLSearchParams(fields))),
      good: /"id"/,
      rounds: [],
    });
  }
  const running = new Map<Writer, Server>();
  try {
    for (const it of all) running.set(it, await start(it.command, it.path === '/messages' ? it.path : path));
    // The first round warms everybody up and does not count.
    for (let round = 0; round <= (quick ? 3 : 9); round++) {
      for (const [it, server] of running) {
        const result = await writeAll(server, it, count, it.path === '/messages' ? 300 : 2000);
        if (round > 0) it.rounds.push(result);
      }
    }
  } finally {
    for (const server of running.values()) await server.stop();
  }
  say(`\nwrites, ${count} at once`);
  return all.map(({ name, rounds }) => {
    const cpu = rounded(median(rounds.map(it => it.cpu)), 1);
    const ratio = rounded(median(rounds.map((it, at) => it.cpu / (all[0]?.rounds[at]?.cpu ?? it.cpu))), 2);
    const perSecond = Math.round(median(rounds.map(it => it.perSecond)));
    say(row(name, [`${cpu} µs CPU`, `${ratio} ×`, `${perSecond}/s`]));
    return { name, writers: count, cpu, ratio, perSecond };
  });
}

/** @throws Error when an answer is not good */
async function writeAll(server: Server, writer: Writer, count: number, amount: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const before = cpuOf(server.pid);
  const began = performance.now();
  let left = amount;
  const work = async () => {
    while (left-- > 0) {
      const text = await posted(server.base + writer.path, writer, agent);
      if (!writer.good.test(text)) throw new Error(`${writer.name} answered ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  const perSecond = (amount / (performance.now() - began)) * 1000;
  agent.destroy();
  return { cpu: (cpuOf(server.pid) - before) / amount, perSecond };
}

function posted(url: string, { type, body }: Writer, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
