import { concern } from './kit.ts';

const make = concern('late', { layer: 'I', effect: 'write' });

/** Messages whose clock says another order than that in which they came in (server facts 1.2). */
export default [
  make('group', {
    title: 'a late group message is sorted by its send time',
    operation: 'listGroupMessages',
    needs: { room: 'change', people: ['owner', 'peer'], planting: true },
    async run(trial) {
      const [punctual, late] = [trial.text('准时'), trial.text('迟到')];
      const given = { roomId: trial.room.jid, pageIndex: 0, pageSize: 50 };
      const rowsWith = (...texts: readonly string[]) =>
        trial.settled(
          () => trial.ok('owner', 'listGroupMessages', given),
          rows => texts.every(text => rows.some(row => row.content === text)),
        );
      await trial.plant('owner', punctual);
      const first = (await rowsWith(punctual)).find(row => row.content === punctual);
      if (!first) return trial.notExercised('the text did not arrive');
      const timeSend = first.timeSend - 1;
      await trial.plant('peer', late, 1, timeSend);
      const rows = await rowsWith(punctual, late);
      // The group is used again: what came in last is the newest in time once more.
      await trial.plant('owner', trial.text('收尾'));
      const row = rows.find(({ content }) => content === late);
      if (row?.timeSend !== timeSend)
        return trial.notExercised('the plant command does not support timeSend');
      const texts = rows.map(({ content }) => content).filter(text => text === late || text === punctual);
      trial.same(texts, [punctual, late], {
        rule: 'order-by-time',
        pointer: '/data',
        message: 'messages must be sorted by send time, not by arrival',
      });
    },
  }),
];
