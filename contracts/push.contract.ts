import { resultCodeOf } from '../src/check/suite/trial.ts';
import { chatAndNewest, chatMessage, concern } from './kit.ts';

const make = concern('push', { effect: 'write', needs: { chat: 'write', people: ['owner', 'peer'] } });

/** `/console/oneSendOne`: a message from one phone number to another. */
export default [
  ...(['phone', 'telephone'] as const).map(by =>
    make(`by-${by}`, {
      title: `a message by ${by === 'phone' ? 'phone number' : 'phone number with area code'} arrives as an ordinary single message`,
      operation: 'pushMessage',
      source: by === 'phone' ? 'document' : 'judgement',
      ...(by === 'telephone' && { needs: { chat: 'write', people: ['owner', 'peer'], mock: true } as const }),
      async run(trial) {
        const [sender, receiver] = [trial.person('owner'), trial.person('peer')];
        const content = trial.text(`任务已更新 ${trial.random.hex(6)}`);
        await trial.push('owner', 'peer', trial.text('先'));
        await trial.ok('owner', 'pushMessage', {
          type: 1,
          content,
          sendPhone: sender[by],
          toUserPhone: receiver[by],
        });
        const row = await trial.settled(
          () => chatMessage(trial, 'peer', it => it === content),
          found => found !== undefined,
        );
        trial.same([row?.content, row?.contentType], [content, 1], {
          rule: 'arrived',
          message: 'the message must be in the history of the receiver',
        });
        const body = JSON.parse(row?.message ?? '{}') as { type?: unknown; fromUserId?: unknown };
        trial.same([body.type, body.fromUserId], [1, String(sender.userId)], {
          rule: 'body',
          message: 'message must carry type and author',
        });
        for (const who of ['owner', 'peer'] as const) {
          const { chat, newest } = await chatAndNewest(trial, who);
          trial.same([chat?.messageId, chat?.content], [newest?.messageId, newest?.content], {
            rule: 'chat-list',
            message: 'the chat list must show it as the newest',
          });
        }
      },
    }),
  ),
  make('any-token', {
    title: 'where an ordinary token may push, a message between two others comes from the given phone number',
    operation: 'pushMessage',
    harm: 'identity',
    async run(trial) {
      const content = trial.text(`反向 ${trial.random.hex(6)}`);
      const [peer, owner] = [trial.person('peer'), trial.person('owner')];
      await trial.push('owner', 'peer', trial.text('先'));
      const given = { type: 1, content, sendPhone: peer.phone, toUserPhone: owner.phone };
      const answer = await trial.send('owner', 'pushMessage', given);
      if (resultCodeOf(answer) !== 1) {
        // Elsewhere the tokens of users may send nothing but their own (server facts 2.22).
        const claim = { rule: 'any-token', message: 'an ordinary token must be enough' };
        trial.holds(false, { ...claim, source: 'judgement', exchange: answer });
        return trial.notExercised('a token can send only messages of its own user');
      }
      const row = await trial.settled(
        () => chatMessage(trial, 'owner', it => it === content),
        found => found !== undefined,
      );
      const { fromUserId } = JSON.parse(row?.message ?? '{}') as { fromUserId?: unknown };
      trial.same([row?.content, row?.direction, fromUserId], [content, 1, String(peer.userId)], {
        rule: 'received',
        message: 'the message must come from the given phone number',
      });
    },
  }),
];
