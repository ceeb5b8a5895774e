import type { Call } from '../call.ts';
import { doing } from './define.ts';
import type { Body, Harm, Hooks } from './hooks.ts';

/**
 * Answers that are kept for a while: what was written meanwhile does not show.
 * @param isKept of which calls; default: all of these paths
 */
export const kept = (
  harm: Harm,
  id: string,
  paths: readonly string[],
  says: string,
  ms: number,
  keyOf: (call: Call) => string,
  isKept: (call: Call) => boolean = () => true,
) =>
  doing(harm)(id, paths, says, (): Hooks => {
    const answers = new Map<string, { readonly body: Body; readonly at: number }>();
    return {
      body: (body, path, call) => {
        if (!call || !paths.includes(path) || body.resultCode !== 1 || !isKept(call)) return body;
        const key = keyOf(call);
        const known = answers.get(key);
        const now = Date.now();
        if (known && now - known.at < ms) return known.body;
        answers.set(key, { body, at: now });
        return body;
      },
    };
  });

const names = [
  'roomId',
  'userId',
  'receiver',
  'content',
  'pageIndex',
  'pageSize',
  'type',
  'keyword',
  'startTime',
  'endTime',
  'maxType',
];

/** What was asked for, whoever asked. */
export const asked = ({ path, parameters }: Call) =>
  [path, ...names.map(name => parameters.text(name))].join(' ');

/** What was asked for, and by whom. */
export const askedBy = (call: Call) => `${call.caller.userId} ${asked(call)}`;
