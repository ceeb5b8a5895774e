import { chatMessage, concern } from './kit.ts';

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
          () => chatMessage(trial, 'peer', content),
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
      },
    }),
  ),
  make('any-token', {
    title: 'an ordinary token may send between two others',
    operation: 'pushMessage',
    source: 'judgement',
    async run(trial) {
      const content = trial.text(`反向 ${trial.random.hex(6)}`);
      await trial.push('owner', 'peer', trial.text('先'));
      await trial.ok('owner', 'pushMessage', {
        type: 1,
        content,
        sendPhone: trial.person('peer').phone,
        toUserPhone: trial.person('owner').phone,
      });
      const row = await trial.settled(
        () => chatMessage(trial, 'owner', content),
        found => found !== undefined,
      );
      trial.same([row?.content, row?.direction], [content, 1], {
        rule: 'received',
        message: 'the message must come from the phone number that was named',
      });
    },
  }),
];
