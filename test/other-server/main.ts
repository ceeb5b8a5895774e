// Starts the other server for use by hand: `npx tsx test/other-server/main.ts --old-rows --lag 200`.
import { parseArgs } from 'node:util';
import { type Choices, contraryChoices, stockChoices } from './choices.ts';
import { regressions } from './regressions/index.ts';
import { startOtherServer } from './start.ts';

const usage = `Usage: npx tsx test/other-server/main.ts [options]
  --seed N  --old-rows  --many N (messages of owner and peer)  --ports one|three
  --lag MS  --lagging all|one  --clock-ahead MS  --remove-at-once
  --bad502 SHARE  --cut SHARE  --rate-limit N  --latency MS
  --gateway-login redirect|forbidden|unauthorized  --gateway-after REQUESTS
  --contrary (every open choice the other way)  --choose NAME=VALUE (again and again)
  --regression ID  --list (the regressions)`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    'old-rows': { type: 'boolean' },
    many: { type: 'string' },
    ports: { type: 'string' },
    lag: { type: 'string' },
    lagging: { type: 'string' },
    'clock-ahead': { type: 'string' },
    'remove-at-once': { type: 'boolean' },
    bad502: { type: 'string' },
    cut: { type: 'string' },
    'rate-limit': { type: 'string' },
    latency: { type: 'string' },
    'gateway-login': { type: 'string' },
    'gateway-after': { type: 'string' },
    contrary: { type: 'boolean' },
    choose: { type: 'string', multiple: true },
    regression: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});

const print = (text: string) => process.stdout.write(`${text}\n`);

/** A number that an option gives, or the default of the server. */
function number(
  name:
    | 'seed'
    | 'many'
    | 'lag'
    | 'clock-ahead'
    | 'bad502'
    | 'cut'
    | 'rate-limit'
    | 'latency'
    | 'gateway-after',
) {
  const text = values[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new Error(`Failed to read --${name}: ${text} is no number.`);
}

function oneOf<T extends string>(
  name: 'ports' | 'lagging' | 'gateway-login',
  known: readonly T[],
): T | undefined {
  const text = values[name];
  const found = known.find(value => value === text);
  if (text === undefined || found !== undefined) return found;
  throw new Error(`Failed to read --${name}: ${text} is none of ${known.join(', ')}.`);
}

function choices(): Choices {
  const base: Record<string, unknown> = { ...(values.contrary ? contraryChoices : stockChoices) };
  for (const each of values.choose ?? []) {
    const [name = '', value = ''] = each.split('=');
    if (!(name in base)) throw new Error(`Failed to choose ${name}. Known: ${Object.keys(base).join(', ')}.`);
    base[name] =
      value === 'true' ? true : value === 'false' ? false : /^\d$/.test(value) ? Number(value) : value;
  }
  return base as unknown as Choices;
}

/** Only what was given, so that the defaults of the server hold for the rest. */
const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

async function serve(): Promise<void> {
  const server = await startOtherServer({
    ...given({
      seed: number('seed'),
      oldRows: values['old-rows'],
      manyMessages: number('many'),
      ports: oneOf('ports', ['one', 'three']),
      lagMs: number('lag'),
      lagging: oneOf('lagging', ['all', 'one']),
      clockAheadMs: number('clock-ahead'),
      removeAtOnce: values['remove-at-once'],
      regression: values.regression,
    }),
    choices: choices(),
    weather: given({
      bad502: number('bad502'),
      cut: number('cut'),
      rateLimitPerSecond: number('rate-limit'),
      latencyMs: number('latency'),
      gatewayLogin: oneOf('gateway-login', ['redirect', 'forbidden', 'unauthorized']),
      gatewayAfter: number('gateway-after'),
    }),
  });
  const { tokens } = server;
  print(
    [
      `--target ${server.url} --upload-target ${server.uploadUrl} --files-target ${server.filesUrl}`,
      `--token ${tokens.owner} --peer-token ${tokens.peer} --outsider-token ${tokens.outsider}`,
      `--plant-command '${server.plantCommand}'`,
      `--token-command '${server.tokenCommand}'`,
    ].join('\n'),
  );
  process.once('SIGINT', () => void server.close());
}

if (values.help) print(usage);
else if (values.list)
  for (const { id, harm, expected, says } of regressions) print(`${id}  (${harm}, ${expected}): ${says}`);
else
  await serve().catch(error => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
