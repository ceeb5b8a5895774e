import type { Contestant } from './peers.ts';
import { type Load, load, median, type Server, start } from './process.ts';

/** What one contestant came to, medians over the rounds. */
export type Comparison = readonly {
  readonly name: string;
  /** Server's CPU time per request, microseconds. */
  readonly cpu: number;
  /** The same as a multiple of the first contestant's, round by round. */
  readonly ratio: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}[];

/**
 * Loads contestants in turn, round after round, so that a machine that slows down slows them all. Each round's ratio
 * is taken within the round. One that does not start, or answers badly, is said and left out.
 */
export async function compare(
  contestants: readonly Contestant[],
  {
    port,
    path,
    file,
    rounds,
    seconds,
    say,
  }: {
    port: () => number;
    path: string;
    file: string;
    rounds: number;
    seconds: number;
    say: (text: string) => void;
  },
): Promise<Comparison> {
  const running: { contestant: Contestant; server: Server; loads: Load[] }[] = [];
  try {
    for (const contestant of contestants) {
      const at = port();
      try {
        const server = await start(contestant.command(at, file), at, contestant.path ?? path);
        running.push({ contestant, server, loads: [] });
      } catch (error) {
        say(`left out: ${contestant.name}. ${error instanceof Error ? error.message : error}`);
      }
    }
    // The first round warms everybody up and does not count.
    for (let round = 0; round <= rounds; round++) {
      for (const { contestant, server, loads } of running) {
        const result = await load(server, contestant.path ?? path, { connections: 20, seconds });
        if (round > 0) loads.push(result);
      }
    }
  } finally {
    for (const { server } of running) await server.stop();
  }
  const [first] = running;
  const table = running.map(({ contestant, loads }) => ({
    name: contestant.name,
    cpu: round1(median(loads.map(it => it.cpu))),
    ratio: round2(median(loads.map((it, round) => it.cpu / (first?.loads[round]?.cpu ?? it.cpu)))),
    perSecond: Math.round(median(loads.map(it => it.perSecond))),
    p99: round1(median(loads.map(it => it.p99))),
  }));
  say(`\n${path.split('?')[0]}, server's CPU time per request, medians of ${rounds} rounds`);
  for (const { name, cpu, ratio, perSecond, p99 } of table) {
    const figures = [`${cpu.toFixed(1)} µs`, `${ratio.toFixed(2)} ×`, `${perSecond}/s`, `p99 ${p99} ms`];
    say(`  ${name.padEnd(34)}${figures.map(figure => figure.padStart(12)).join('')}`);
  }
  return table;
}

const round1 = (value: number) => Math.round(value * 10) / 10;
const round2 = (value: number) => Math.round(value * 100) / 100;
