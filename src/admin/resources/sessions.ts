import type { AnswerOf } from '../../control-api/operations.ts';
import type { Control, Controls } from '../control.ts';
import { unknown } from '../http/problem.ts';

/** The worlds beside the shared one. */
export const sessions: Pick<Controls, 'listSessions' | 'endSessions' | 'endSession'> = {
  listSessions: ({ control }) => shown(control),
  endSessions: ({ control }) => {
    control.worlds.endAll();
    return shown(control);
  },
  endSession: ({ control, parameters: { name } }) => {
    if (!control.worlds.end(name)) {
      const names = control.worlds.sessions.list().map(session => session.name);
      throw unknown('unknown-session', 'session', name, names);
    }
    return { name };
  },
};

function shown({ worlds }: Control): AnswerOf<'listSessions'> {
  return {
    sessions: worlds.sessions.list().map(({ name, createdAt, lastUsedAt, extras }) => {
      return { name, createdAt, lastUsedAt, requests: extras.journal.size };
    }),
    dropped: worlds.sessions.dropped,
  };
}
