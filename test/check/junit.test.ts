import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { expect, onTestFinished, test } from 'vitest';
import type { Language } from '../../src/base/language.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { checked, contract } from './runs.ts';
import { mockTarget, recordingProxy } from './targets.ts';

const schema = XsdValidator.fromDoc(
  XmlDocument.fromString(readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8')),
);

/** The JUnit file of a report, held against the schema. */
function junitOf(report: CheckReport, language: Language = 'en'): XmlDocument {
  const text = renderReports(report, contract, language).files['junit.xml'];
  const document = XmlDocument.fromString(text);
  onTestFinished(() => document.dispose());
  schema.validate(document);
  return document;
}

const count = (document: XmlDocument, path: string) => document.find(path).length;

test('the JUnit file of a run that holds is of the common shape', async () => {
  const { url } = await mockTarget();
  const document = junitOf(await checked(url, { mode: 'full', failOnDrift: true }));
  expect(count(document, '//testcase')).toBeGreaterThan(400);
  expect(count(document, '//failure')).toBe(0);
});

test('a run that reaches nothing has one test case with an error, of the same shape', async () => {
  const report = await checked('http://127.0.0.1:1');
  expect(report.verdict.exitCode).toBe(3);
  const document = junitOf(report);
  expect(count(document, '//testcase[error]')).toBe(1);
  expect(count(document, '//testsuites[@errors="1"]')).toBe(1);
});

test('a run that does not hold has one failure for each cause, and counts that agree; the other cases are blocked', async () => {
  const { url } = await mockTarget();
  const broken = await recordingProxy(url, ({ path }, response) => {
    if (path !== '/tigase/search') return false;
    response.setHeader('Content-Type', 'text/html');
    response.end('<p>\u0001 "quoted" & <b>bold</b> 🎉 ]]></p>');
    return true;
  });
  const report = await checked(broken.url);
  const document = junitOf(report);
  const failed = report.causes.length;
  expect(failed).toBeGreaterThan(0);
  const blocked = report.results.filter(({ outcome }) => outcome === 'blocked').length;
  expect(blocked).toBeGreaterThan(0);
  expect(count(document, '//skipped[starts-with(@message, "blocked by search: ")]')).toBe(blocked);
  expect(count(document, '//failure')).toBe(failed);
  expect(count(document, `//testsuites[@failures="${failed}"]`)).toBe(1);
  expect(count(document, '//testcase[count(*) > 1]')).toBe(0);
  const chinese = junitOf(report, 'zh');
  expect(count(chinese, '//skipped[starts-with(@message, "受阻于：search：")]')).toBe(blocked);
  expect(count(chinese, '//failure[contains(., "期望：")]')).toBe(failed);
  expect(count(chinese, '//failure[contains(., "expected: ")]')).toBe(0);
});
