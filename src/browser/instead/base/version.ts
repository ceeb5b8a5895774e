import * as embedded from 'virtual:embedded';
import type * as node from '../../../base/version.ts';

export const version: typeof node.version = () => embedded.version;
