import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.ts';
import { Services } from './services.ts';

const api = 'http://127.0.0.1:1';
const uploads = 'http://127.0.0.1:2';
const files = 'http://127.0.0.1:3';

test.each([
  ['GET', '/user/get?access_token=a', api],
  ['GET', '/avatar/o/64/100164.jpg', files],
  ['HEAD', '/avatar/o/64/100164.JPG?size=1', files],
  ['GET', '/group1/M00/report', files],
  ['POST', '/upload/UploadifyServlet', uploads],
  // What carries a login goes to nobody but the API.
  ['POST', '/group1/M00/report', api],
  ['POST', '/user/login.do', api],
  ['POST', '/user/login.jpg', api],
  ['GET', '/user/login.do?password=p', api],
  ['GET', '/user/get.json?access_token=a', api],
  ['GET', '/open/login.html?access_token=a', api],
])('%s %s goes to %s', (method, target, want) => {
  const services = new Services(loadContract(), {
    target: api,
    uploadTarget: uploads,
    filesTarget: files,
    allowHosts: [],
    verify: true,
  });
  services.prefixOf(`${files}/group1/M00/00/file`);
  expect(services.of(method, target).upstream.origin).toBe(want);
  services.close();
});
