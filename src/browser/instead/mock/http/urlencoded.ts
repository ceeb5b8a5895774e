import { parse } from 'node:querystring';
import type * as node from '../../../../mock/http/urlencoded.ts';
import { browserRequestOf } from '../../../browser-request.ts';

export const urlencoded: typeof node.urlencoded = async () => (request, _response, next) => {
  request.body = parse(browserRequestOf(request).bytes.toString('utf8'));
  next();
};
