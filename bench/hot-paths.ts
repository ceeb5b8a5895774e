import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Budgets } from './budgets.ts';
import { built } from './built.ts';
import { compare, ratioOf, type Standing } from './compare.ts';
import { bare, bareExpress, type Contestant, commandOf, installed, mock, others, queries } from './peers.ts';
import { start } from './process.ts';

export interface Setting {
  /** For what the run needs and does not keep. */
  readonly folder: string;
  readonly quick: boolean;
  readonly laps: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly budgets: Budgets;
  readonly say: (text: string) => void;
}

/** The answer every contestant has to give to `/user/get`, in a file. */
export interface UserAnswer {
  readonly file: string;
  readonly text: string;
}

/** Takes the answer from the mock, so that everybody sends as many bytes as it does. */
export async function userAnswer(folder: string): Promise<UserAnswer> {
  return {
    file: join(folder, 'user.json'),
    text: await keepAnswer(mock, queries.user, join(folder, 'user.json')),
  };
}

/** CPU time of `GET /user/get`: the mock, bare servers and peers, under full load. */
export async function userUnderLoad(setting: Setting, { file, text }: UserAnswer): Promise<Standing[]> {
  const { budgets, laps, rounds, seconds, say } = setting;
  const peers = others(file, text);
  const all = [bare(file), bareExpress(file), mock, ...peers];
  for (const { name } of all.filter(it => !installed(it))) say(`left out: ${name}. It is not installed`);
  const title = 'GET /user/get, as fast as each answers, 20 connections';
  const pressure = { connections: 20, seconds };
  const table = await compare(all.filter(installed), {
    title,
    path: queries.user,
    laps,
    rounds,
    pressure,
    say,
  });
  const best = Math.min(...peers.map(peer => ratioOf(table, peer)).filter(Number.isFinite));
  budgets.judge('CPU of GET /user/get against bare node:http', 2.5, ratioOf(table, mock));
  budgets.judge('CPU of GET /user/get against the best peer', 0.6, ratioOf(table, mock) / best);
  return table;
}

/**
 * The same at a rate all can keep up with, for information. Under full load a bare server answers many requests
 * each time it wakes, which a slower one has no occasion for: its ratio says more than what the program costs.
 */
export async function userAtRate(setting: Setting, { file }: UserAnswer): Promise<Standing[]> {
  const { laps, rounds, seconds, say } = setting;
  const all = [bare(file), bareExpress(file), mock].filter(installed);
  const title = 'GET /user/get, 2000 a second for everybody, 20 connections';
  const pressure = { connections: 20, seconds, rate: 2000 };
  return compare(all, { title, path: queries.user, laps, rounds, pressure, say });
}

/** CPU time of a page of 20 messages against bare `node:http` answering the same bytes. */
export async function pageUnderLoad(setting: Setting): Promise<Standing[]> {
  const { budgets, folder, laps, rounds, seconds, say } = setting;
  const talkative: Contestant = { ...mock, command: commandOf(built('grown.mjs'), '40', '20') };
  const file = join(folder, 'page.json');
  await keepAnswer(talkative, queries.history, file);
  const title = 'GET /tigase/shiku_msgs, a page of 20 messages, 20 connections';
  const pressure = { connections: 20, seconds };
  const all = [bare(file), talkative];
  const table = await compare(all, { title, path: queries.history, laps, rounds, pressure, say });
  budgets.judge('CPU of a page of 20 messages against bare node:http', 3, ratioOf(table, talkative));
  return table;
}

async function keepAnswer({ command, judge }: Contestant, path: string, file: string): Promise<string> {
  const server = await start(command, path);
  await server.stop();
  judge?.(server.answer);
  writeFileSync(file, server.answer);
  return server.answer;
}
