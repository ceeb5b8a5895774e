import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { noBrowser, useChromium } from '../console/browser.ts';
import { savePicture } from '../save-picture.ts';
import { englishSentences } from './english-sentences.ts';
import { checked, contract, folder } from './runs.ts';
import { mockTarget, recordingProxy } from './targets.ts';

/** Where the pictures of the guides go: a folder in `IMAPI_REPORT_PICTURES`; without it the pages are only looked at. */
const pictures = process.env.IMAPI_REPORT_PICTURES;
const languages = ['en', 'zh'] as const;
const patient = { timeoutMs: 20_000, patienceMs: 60_000 };

async function faulty(operation: 'updateRoom' | 'getRoom' | 'getUser', id: string) {
  const { mock, url } = await mockTarget();
  const fault = mock.faults().all.find(it => it.id === id);
  if (!fault) throw new Error(`the catalogue has no fault ${id}`);
  mock.world().faults.set(operation, { fault });
  return url;
}

/** What somebody may find in a report folder, with what its headline says. */
const situations: Readonly<Record<string, readonly [colour: string, make: () => Promise<CheckReport>]>> = {
  'lost-write': [
    'red',
    async () =>
      checked(await faulty('updateRoom', 'state-write-lost-updateRoom'), {
        ...patient,
        mode: 'full',
        only: ['notices', 'groups'],
      }),
  ],
  shape: [
    'red',
    async () =>
      checked(await faulty('getRoom', 'response-text-as-list-getRoom-data.members.nickname'), {
        ...patient,
        mode: 'full',
        only: ['getRoom'],
      }),
  ],
  'gateway-down': [
    'amber',
    async () => {
      const { url } = await mockTarget();
      const proxy = await recordingProxy(url, (_, response, index) => {
        if (index <= 30) return false;
        response.writeHead(502, { 'Content-Type': 'text/html' });
        response.end('<html><title>502 Bad Gateway</title></html>');
        return true;
      });
      return checked(proxy.url, { patienceMs: 300 });
    },
  ],
  drift: [
    'amber',
    async () =>
      checked(await faulty('getUser', 'response-undeclared-getUser-answer'), {
        ...patient,
        only: ['getUser'],
      }),
  ],
  green: ['green', async () => checked((await mockTarget()).url, patient)],
};

describe.skipIf(noBrowser)('the page of', () => {
  const browser = useChromium();

  test.each(Object.entries(situations))(
    '%s has its colour, one language at a time, and is no wider than a phone',
    async (name, [colour, make]) => {
      const report = await make();
      const file = join(folder(), 'report.html');
      writeFileSync(file, renderReports(report, contract).files['report.html']);
      for (const language of languages) {
        for (const width of [1280, 360]) {
          const context = await browser().newContext({
            viewport: { width, height: width === 360 ? 780 : 860 },
          });
          const page = await context.newPage();
          await page.goto(`${pathToFileURL(file).href}?lang=${language}`);
          expect(await page.locator('.verdict').getAttribute('class')).toBe(`verdict ${colour}`);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow, `${language} ${width}`).toBeLessThanOrEqual(0);
          const said = await page.locator('body').innerText();
          if (language === 'zh') expect(englishSentences(said)).toEqual([]);
          if (pictures !== undefined)
            await savePicture(page, pictures, `report-${name}-${language}-${width}`);
          await context.close();
        }
      }
    },
    180_000,
  );
});
