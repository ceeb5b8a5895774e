import { expect } from 'vitest';
import type { Json, StartedMock } from '../harness.ts';
import type { Message, Model } from './model.ts';

/** What a step has at hand: the mock, the model, and numbers that choose among what there is. */
export interface Step {
  readonly model: Model;
  readonly mock: StartedMock;
  /** The caller. */
  readonly me: number;
  readonly text: string;
  pick<Item>(items: readonly Item[], which?: number): Item;
  /** A small number. */
  number(limit: number, which?: number): number;
  /**
   * Calls an operation and expects the code; where the caller's login has ended, 1030102 and nothing more.
   * @returns the data of a success, undefined for a refusal
   */
  call(path: string, parameters: Record<string, string | number>, code: number): Promise<Json | undefined>;
}

/** The chosen step against the mock: acts on both sides and compares what the answer shows. */
export type Act = (step: Step) => Promise<void>;

/** Compares rows with messages one by one, and learns the ids of those that had none yet. */
export function sameMessages(rows: Json[], messages: readonly Message[], what: string): void {
  const shown = rows.map(row => ({ type: row.contentType, content: row.content, time: row.timeSend }));
  expect(shown, what).toEqual(messages.map(({ type, content, time }) => ({ type, content, time })));
  rows.forEach((row, index) => {
    const message = messages[index];
    if (!message) return;
    message.id ??= row.messageId;
    const from =
      message.device === 'Server' && row.room_jid ? '10005/Server' : `${message.author}/${message.device}`;
    expect([row.messageId, row.sender_jid], what).toEqual([message.id, from]);
  });
}

/** A page of a list, as the server cuts it: size 0 is everything. */
export function pageOf<Item>(items: readonly Item[], pageIndex: number, pageSize: number): Item[] {
  if (pageSize === 0) return [...items];
  return items.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize);
}
