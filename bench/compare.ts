import { median, rounded, row } from './figures.ts';
import { type Load, load, type Pressure } from './load.ts';
import type { Contestant } from './peers.ts';
import { type Server, start } from './process.ts';

/** What one contestant came to, medians over the rounds. */
export interface Standing {
  readonly name: string;
  /** Server's CPU time per request, microseconds. */
  readonly cpu: number;
  /** The same as a multiple of the first contestant's, round by round. */
  readonly ratio: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Size of its answer: a peer that makes answers up makes up another one. */
  readonly bytes: number;
}

export interface ComparisonOptions {
  readonly title: string;
  readonly path: string;
  /** How often everybody is started anew. */
  readonly laps: number;
  /** Rounds in each lap. */
  readonly rounds: number;
  readonly pressure: Pressure;
  readonly say: (text: string) => void;
}

interface Runner {
  readonly contestant: Contestant;
  readonly loads: Load[];
  answer: string;
}

/**
 * Loads contestants in turn, round after round, so that a machine that slows down slows them all. Each round's ratio
 * is taken within the round. Every lap begins with new processes: two of the same program, compiled by chance in
 * another order, can differ by a sixth. One that does not start, or answers badly, is said and left out.
 */
export async function compare(
  contestants: readonly Contestant[],
  options: ComparisonOptions,
): Promise<Standing[]> {
  let runners: Runner[] = contestants.map(contestant => ({ contestant, loads: [], answer: '' }));
  for (let lap = 0; lap < options.laps; lap++) runners = await runLap(runners, options);
  return told(runners, options);
}

/** @returns those that are still in */
async function runLap(runners: readonly Runner[], options: ComparisonOptions): Promise<Runner[]> {
  const { rounds, pressure, path, say } = options;
  const running = new Map<Runner, Server>();
  const leaveOut = async (runner: Runner, error: unknown) => {
    say(`left out: ${runner.contestant.name}. ${error instanceof Error ? error.message : error}`);
    await running.get(runner)?.stop();
    running.delete(runner);
  };
  try {
    for (const runner of runners) {
      const { contestant } = runner;
      try {
        const server = await start(contestant.command, contestant.path ?? path);
        running.set(runner, server);
        contestant.judge?.(server.answer);
        runner.answer = server.answer;
      } catch (error) {
        await leaveOut(runner, error);
      }
    }
    // The first round warms everybody up and does not count.
    for (let round = 0; round <= rounds; round++) {
      for (const [runner, server] of [...running]) {
        try {
          const result = await load(server, runner.contestant.path ?? path, pressure);
          if (round > 0) runner.loads.push(result);
        } catch (error) {
          await leaveOut(runner, error);
        }
      }
    }
    return [...running.keys()];
  } finally {
    for (const server of running.values()) await server.stop();
  }
}

function told(runners: readonly Runner[], { title, laps, rounds, say }: ComparisonOptions): Standing[] {
  const [first] = runners;
  say(`\n${title}: server's CPU time per request, medians of ${laps} laps of ${rounds} rounds`);
  return runners.map(({ contestant, answer, loads }) => {
    const standing = {
      name: contestant.name,
      cpu: rounded(median(loads.map(it => it.cpu)), 1),
      ratio: rounded(median(loads.map((it, round) => it.cpu / (first?.loads[round]?.cpu ?? it.cpu))), 2),
      perSecond: Math.round(median(loads.map(it => it.perSecond))),
      p99: rounded(median(loads.map(it => it.p99)), 1),
      bytes: Buffer.byteLength(answer),
    };
    const { cpu, ratio, perSecond, p99, bytes } = standing;
    const cells = [`${cpu.toFixed(1)} µs`, `${ratio.toFixed(2)} ×`, `${perSecond}/s`, `p99 ${p99} ms`];
    say(row(contestant.name, [...cells, `${bytes} bytes`]));
    return standing;
  });
}

/** The ratio of a contestant; not a number when it was left out. */
export function ratioOf(standings: readonly Standing[], { name }: Contestant): number {
  return standings.find(standing => standing.name === name)?.ratio ?? Number.NaN;
}
