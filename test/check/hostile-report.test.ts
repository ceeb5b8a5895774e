import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { mapTexts } from '../../src/base/map-texts.ts';
import { check } from '../../src/check/check.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { terminalReport } from '../../src/check/report/formats/terminal.ts';
import { readReport } from '../../src/check/report/read-report.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { cases, checked, contract, folder } from './runs.ts';
import { serving } from './targets.ts';

/** Texts that are orders, pictures, tags or colours somewhere. */
const orders = [
  '\n::stop-commands::x',
  '\r\n::set-output name=a::b',
  '::error::no',
  '##[error]no',
  '##vso[task.setvariable variable=a]b',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '\u202egnp.exe',
  '\u2028::warning::x',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '![x](http://192.0.2.1/p.png)',
  '[x](javascript:alert(1))',
  '</details></summary>',
  '```\n# heading\n![](http://192.0.2.1)',
  ']]></failure>',
  '\ud800',
  '\u0000',
];

let report: CheckReport;
beforeAll(async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ resultCode: 1, currentTime: 1, data: { userId: 'x' }, odd: true }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  report = await check(contract, cases, {
    target: `http://127.0.0.1:${port}`,
    mode: 'probe',
    tokens: { owner: 'a-token-of-somebody' },
  });
  server.closeAllConnections();
  server.close();
  expect(report.findings.length).toBeGreaterThan(0);
});

/** The report with a text behind every text that is free to hold any. */
function poisoned(text: string): CheckReport {
  const free = mapTexts(report, value => value);
  const add = (value: string) => `${value}${text}`;
  return {
    ...free,
    target: free.target,
    seed: add(free.seed),
    contract: add(free.contract),
    leftovers: [add('left'), text],
    kept: [text],
    verdict: { ...free.verdict, sentence: add(free.verdict.sentence) },
    causes: free.causes.map(cause => ({
      ...cause,
      rule: add(cause.rule),
      headline: add(cause.headline),
      headlineZh: add(cause.headlineZh),
    })),
    results: free.results.map(result => ({ ...result, title: add(result.title), reason: text })),
    findings: free.findings.map(finding => ({
      ...finding,
      rule: add(finding.rule),
      pointer: add(finding.pointer),
      message: add(finding.message),
      expected: text,
      got: text,
    })),
  };
}

describe.each(orders)('%j in a report', text => {
  test('gives neither terminal nor pipeline an order', () => {
    const bad = poisoned(text);
    const lines = [terminalReport(bad), ...renderReports(bad, contract).annotations].join('\n').split('\n');
    for (const line of lines) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      expect(line).not.toMatch(/##(?:\[|vso\[)/);
      if (!/^::(?:error|warning) (?:file=openapi\.yaml,line=\d+|title=Contract check::)/.test(line))
        expect(line).not.toMatch(/^\s*::/);
    }
  });

  test('is text in the page, in JUnit and in the job summary', () => {
    const { files } = renderReports(poisoned(text), contract);
    const clean = renderReports(poisoned('plain'), contract).files;
    const tags = (page: string) => (page.match(/<[a-z]/gi) ?? []).length;
    expect(tags(files['report.html'])).toBe(tags(clean['report.html']));
    expect(() => XmlDocument.fromString(files['junit.xml'])).not.toThrow();
    const outside = files['report.md'].replace(/(`{3,})[\s\S]*?\n\1\n/g, '');
    expect(outside).not.toMatch(/!\[|\]\(|<(?!\/?(?:details|summary|b)>)/);
  });
});

test.each([
  ['null', /must be the report of a check/],
  ['[]', /must be the report of a check/],
  ['{"verdict":{}}', /\/tool must be a text/],
  ['{', /it is not JSON/],
])('imapi report refuses %s with a sentence', (text, why) => {
  const file = join(folder(), 'report.json');
  writeFileSync(file, text);
  expect(() => readReport(file)).toThrow(why);
});

test('a report whose severity is a tag is refused', () => {
  const file = join(folder(), 'report.json');
  const [first, ...others] = report.findings;
  writeFileSync(
    file,
    JSON.stringify({ ...report, findings: [{ ...first, severity: '"><script>' }, ...others] }),
  );
  expect(() => readReport(file)).toThrow(/\/findings\/0\/severity must be one of violation, drift, note/);
});

test('a report that a check has written is read again', () => {
  const file = join(folder(), 'report.json');
  writeFileSync(file, renderReports(report, contract).files['report.json']);
  expect(readReport(file)).toEqual(JSON.parse(JSON.stringify(report)));
});

test('whatever a target answers, no report shows eight characters of a token in a row', async () => {
  const secret = 'f3a9c17be2d84056a1b2c3d4e5f60718';
  const answers = fc.sample(
    fc.record({
      resultCode: fc.constantFrom(1, 0, 'x'),
      currentTime: fc.constant(1),
      [secret]: fc.constant(secret),
      data: fc.dictionary(
        fc.constantFrom(secret, secret.slice(3), 'note'),
        fc.constantFrom(secret, secret.slice(0, 30), `${'x'.repeat(290)}${secret}`, secret.toUpperCase()),
      ),
    }),
    40,
  );
  let asked = 0;
  const url = await serving((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', Location: secret });
    response.end(JSON.stringify(answers[asked++ % answers.length]));
  });
  const found = await checked(url, { tokens: { owner: secret, peer: `${secret}2` } });
  const { files, annotations } = renderReports(found, contract);
  const shown = [...Object.values(files), ...annotations, terminalReport(found)].join('\n').toLowerCase();
  for (let at = 0; at + 8 <= secret.length; at++) expect(shown).not.toContain(secret.slice(at, at + 8));
});
