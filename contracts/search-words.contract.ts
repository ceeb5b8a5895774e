import { concern } from './kit.ts';

const make = concern('search');

/** What a search takes its words for: themselves, and nothing that looks like them. */
export default [
  make('several-found', {
    title: 'every text with the words is found, and no other',
    operation: 'search',
    covers: ['search /data/shikuMsgs'],
    effect: 'write',
    needs: { chat: 'write', people: ['owner', 'peer'] },
    async run(trial) {
      const word = trial.random.hex(8);
      const texts = ['甲', '乙', '丙', '_% 🎉'].map(end => trial.text(`找 ${word} ${end} 。`));
      for (const content of texts) await trial.push('owner', 'peer', content);
      for (const [wanted, found] of [
        [word, texts],
        [`${word} 乙`, texts.slice(1, 2)],
        // What stands for any letter in a database stands for itself here.
        [`${word} _`, texts.slice(3)],
        [`${word}%_`, []],
        // A database may take all emoji for the same.
        [`${word} _% 🎃`, []],
      ] as const) {
        const { shikuMsgs } = await trial.settled(
          () => trial.ok('owner', 'search', { content: wanted }),
          answer => answer.shikuMsgs.length === found.length,
        );
        trial.same(shikuMsgs.map(row => row.content).sort(), found.toSorted(), {
          rule: 'every-match',
          pointer: '/data/shikuMsgs',
          message: 'every message with the words must be found, and no other',
        });
      }
      // Much has these words, and what was said last is among it.
      const all = await trial.ok('owner', 'search', { content: trial.marker });
      trial.same(
        texts.filter(content => !all.shikuMsgs.some(row => row.content === content)),
        [],
        {
          rule: 'newest-match',
          pointer: '/data/shikuMsgs',
          message: 'the newest messages with the words must be found, however many there are',
        },
      );
    },
  }),
];
