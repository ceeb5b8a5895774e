import type * as node from '../../../../mock/http/whole-body.ts';
import { browserRequestOf } from '../../../browser-request.ts';

export const wholeBody: typeof node.wholeBody = async request => browserRequestOf(request).bytes;
