import { type ContractProxy, createProxy } from '../../proxy/create-proxy.ts';
import { loadContract } from '../../spec/contract.ts';
import { waiversOf } from '../flags/check-settings.ts';
import { complain, hasColours, say } from '../terminal/exit.ts';
import { type LogFormat, logTo } from '../terminal/log-lines.ts';
import { reachable, whyNoPort } from '../terminal/ports.ts';
import { stopSignals } from '../terminal/stop-signals.ts';
import type { Words } from '../words/words.ts';
import { tellDrift } from './tell-drift.ts';

/** The flags of `imapi proxy`. */
export interface ProxyFlags {
  /** Base URL of the API. */
  readonly target: string;
  /** Base URL of the upload service. */
  readonly uploadTarget?: string;
  /** Base URL of the file service. */
  readonly filesTarget?: string;
  /** Where the live connection goes (default: port 5260 of the host of the API). */
  readonly liveTarget?: string;
  /** Port to listen on; 0 takes any free one. */
  readonly port: number;
  /** Port of the live connection, beside that one. */
  readonly livePort?: number;
  /** Interface to listen on. */
  readonly host: string;
  /** Host other than loopback that may be used; repeatable. */
  readonly allowHost?: readonly string[];
  /** Accept certificates that cannot be verified. */
  readonly insecure?: boolean;
  /** Rewrite the addresses in /config and uploads to those of the proxy. */
  readonly rewrite?: boolean;
  /** Write the traffic as HAR while it passes. */
  readonly har?: string;
  /** Hide nothing in the HAR. */
  readonly keepSecrets?: boolean;
  /** Faults of the catalogue to switch on in front of the server, by comma. */
  readonly faults?: readonly string[];
  /** Least severity that makes it fail. */
  readonly failOn: 'violation' | 'drift';
  /** Known findings (default: waivers.yaml where there is one). */
  readonly waivers?: string;
  /** Write junit.xml, report.html, report.md, report.json and drift.json. */
  readonly reportDir?: string;
  /** Requests to remember. */
  readonly journalSize: number;
  /** Token of the control API; with a --host other than loopback, one is generated and printed. */
  readonly adminToken?: string;
  /** How each request is logged. */
  readonly logFormat: LogFormat;
}

/** Passes traffic on until a signal comes, then prints what was found and leaves its exit code. */
export async function runProxy(flags: ProxyFlags, words: Words): Promise<void> {
  const {
    host,
    port,
    livePort,
    faults = [],
    logFormat,
    failOn,
    reportDir,
    allowHost = [],
    ...options
  } = flags;
  const stop = stopSignals();
  const contract = loadContract();
  const proxy = await createProxy({
    ...options,
    contract,
    allowHosts: allowHost,
    verify: flags.insecure !== true,
    rewrite: flags.rewrite === true,
    masks: flags.keepSecrets !== true,
    failOnDrift: failOn === 'drift',
    waivers: waiversOf(flags.waivers),
    log: logTo(logFormat, hasColours(process.stdout), words),
  });
  try {
    proxy.switchOn(faults);
    const url = `http://${reachable(host)}:${await take(proxy, host, port, '--port')}`;
    const liveUrl =
      livePort === undefined
        ? undefined
        : `ws://${reachable(host)}:${await take(proxy, host, livePort, '--live-port')}`;
    say(
      logFormat === 'json'
        ? asJson(flags, url, liveUrl, proxy)
        : described(flags, url, liveUrl, proxy, words),
    );
  } catch (error) {
    await proxy.close();
    throw error;
  }
  await stop.first;
  await proxy.close();
  await tellDrift(proxy.report(), contract, reportDir, logFormat === 'json' ? complain : say, words);
}

async function take(proxy: ContractProxy, host: string, port: number, flag: string): Promise<number> {
  try {
    return await proxy.listen(host, port);
  } catch (error) {
    throw whyNoPort(error, host, port, flag);
  }
}

function asJson(
  { target }: ProxyFlags,
  proxyUrl: string,
  liveUrl: string | undefined,
  proxy: ContractProxy,
): string {
  return JSON.stringify({ kind: 'listening', proxyUrl, liveUrl, target, adminToken: proxy.adminToken });
}

function described(
  { target, har, adminToken }: ProxyFlags,
  url: string,
  liveUrl: string | undefined,
  proxy: ContractProxy,
  words: Words,
): string {
  return [
    words.say('{url} passes everything on to {target}', { url, target }),
    ...(liveUrl === undefined ? [] : [words.say('{url} accepts the live connection', { url: liveUrl })]),
    words.say('{url}/__admin/ shows the traffic', { url }),
    ...(har === undefined ? [] : [words.say('{file} gets the traffic as HAR', { file: har })]),
    ...(adminToken === undefined && proxy.adminToken !== undefined
      ? [words.say('{url} opens the console with it', { url: `${url}/__admin/#token=${proxy.adminToken}` })]
      : []),
    '',
  ].join('\n');
}
