import type { Case } from '../src/check/suite/case.ts';
import { isMarked } from '../src/check/suite/marker.ts';
import type { Random } from '../src/check/suite/random.ts';
import type { Trial } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { chatMessage, chatOf, concern, everything, groupMessage } from './kit.ts';

const make = concern('text', { effect: 'write' });

/** Texts that get damaged where somebody escapes, trims, cuts or counts bytes. */
const texts: Readonly<Record<string, (random: Random) => string>> = {
  chinese: () => '你好，世界！繁體字：龍龜',
  'rare-chinese': () => '𠮷野家 𡘙 㐂 ⿰氵⿱',
  emoji: () => '🎉👨‍👩‍👧‍👦🇨🇳👍🏽❤️',
  'right-to-left': () => 'שלום עליכם مرحبا \u202eabc\u202c',
  combining: () => 'e\u0301 a\u0308 \u1112\u1161\u11ab é ä',
  quotes: () => `"double" 'single' \\ back\\slash \\n \\u0041 \`tick\``,
  html: () => '<b>fett</b> &amp; &lt; <script>alert(1)</script> <img src=x onerror=y>',
  json: () => '{"content":"x","type":1} [1,2] \\"',
  sql: () => `'; DROP TABLE shiku_msgs; -- {"$gt":""} ' OR '1'='1`,
  'query-signs': () => 'a=1&b=2#c %41 %25 +plus+ ?x /y',
  blanks: () => 'a  two   three\ttab 　full-width\u00a0nbsp .',
  ends: () => 'blanks at the end  ',
  lines: () => 'one\ntwo\r\nthree\n\nfive',
  digits: () => '007 1e5 -0 1.0 9007199254740993',
  words: () => 'null undefined true NaN None',
  long: random =>
    Array.from({ length: 2000 }, () => random.pick(['字', 'a', '🎉', ' ', '"', 'é', '\\']))
      .join('')
      .trim(),
};

/** Texts that are looked for in what a search finds as well: what damages these damages others. */
const searched: ReadonlySet<string> = new Set(['html', 'emoji']);
/** Texts that are seen in the chat list for certain: what damages a preview damages one of these. */
const previewed: ReadonlySet<string> = new Set([...searched, 'long', 'lines']);

const equalTexts = (trial: Trial, got: unknown, want: string, where: string, of?: OperationId) =>
  trial.holds(got === want, {
    ...(of && { of }),
    rule: `altered-${where}`,
    message: `the text must come back as it was sent, byte for byte (${where})`,
    expected: want,
    got,
  });

/** A message by the beginning that no other text has, so that one which was altered is found as well. */
async function ownMessage(trial: Trial, who: 'owner' | 'peer', content: string) {
  const beginning = `${beginningOf(content)} `;
  return chatMessage(trial, who, content => isMarked(content, beginning));
}

/** What no other text begins with. */
const beginningOf = (text: string) => text.split(' ')[0] ?? '';

/** What is written comes back as it was, in every place where it shows. */
export default Object.entries(texts).flatMap(([name, write]): Case[] => [
  make(`${name}/single`, {
    title: `a single message keeps its text: ${name}`,
    operation: 'listMessages',
    // Alone in the chat its message is the newest one for certain, and shows in the chat list.
    needs: { chat: previewed.has(name) ? 'change' : 'write', people: ['owner', 'peer'] },
    async run(trial) {
      const content = trial.text(write(trial.random));
      await trial.push('owner', 'peer', content);
      const holdsFor = async (who: 'owner' | 'peer') => {
        const written = await trial.settled(
          () => ownMessage(trial, who, content),
          row => row?.content === content,
        );
        equalTexts(trial, written?.content, content, 'content');
        equalTexts(
          trial,
          (JSON.parse(written?.message ?? '{}') as { content?: unknown }).content,
          content,
          'message',
        );
        if (!previewed.has(name)) return;
        const other = trial.person(who === 'owner' ? 'peer' : 'owner').userId;
        const chat = await chatOf(trial, who, other);
        // Another check may have written since.
        if (chat?.messageId === written?.messageId) equalTexts(trial, chat?.content, content, 'chat list');
        if (!searched.has(name)) return;
        const { shikuMsgs } = await trial.ok(who, 'search', { content: beginningOf(content) });
        const found = shikuMsgs.find(row => row.messageId === written?.messageId);
        equalTexts(trial, found?.content, content, 'search', 'search');
      };
      await Promise.all([holdsFor('owner'), holdsFor('peer')]);
    },
  }),
  make(`${name}/notice`, {
    title: `a notice keeps its text: ${name}`,
    operation: 'listNotices',
    // Alone in the group its notice is the newest one for certain, and shows wherever a group shows one.
    needs: { room: searched.has(name) ? 'change' : 'write' },
    async run(trial) {
      const roomId = trial.room.id;
      const notice = trial.text(write(trial.random));
      const made = await trial.ok('owner', 'updateRoom', { roomId, notice });
      const listed = await trial.settled(
        async () => {
          const { pageData } = await trial.ok('owner', 'listNotices', { roomId, pageIndex: 0, pageSize: 50 });
          return pageData.find(row => row.id === made?.noticeId) ?? pageData[0];
        },
        row => row?.text === notice,
      );
      equalTexts(trial, listed?.text, notice, 'notice');
      const announced = await groupMessage(trial, 'owner', 905, notice);
      equalTexts(trial, announced?.content, notice, 'group message');
      equalTexts(
        trial,
        (JSON.parse(announced?.message ?? '{}') as { content?: unknown }).content,
        notice,
        'message',
      );
      const room = await trial.ok('owner', 'getRoom', { roomId });
      const inside = room.notices.find(row => row.id === made?.noticeId);
      equalTexts(trial, inside?.text, notice, 'notices of the group', 'getRoom');
      // Another may have been published since.
      if (room.notice.id === made?.noticeId) equalTexts(trial, room.notice.text, notice, 'group', 'getRoom');
      if (!searched.has(name)) return;
      const chat = await chatOf(trial, 'owner', trial.room.jid);
      if (chat?.messageId === announced?.messageId) equalTexts(trial, chat?.content, notice, 'chat list');
    },
  }),
  ...(name === 'long'
    ? []
    : [
        make(`${name}/name`, {
          title: `a group keeps its name and description: ${name}`,
          operation: 'getRoom',
          needs: { room: 'write', part: 'name' },
          async run(trial) {
            const roomId = trial.room.id;
            const roomName = trial.text(write(trial.random));
            await trial.ok('owner', 'updateRoom', { roomId, roomName });
            await trial.ok('owner', 'updateRoom', { roomId, desc: roomName });
            const [shown, listed, described] = await trial.settled(
              async () => {
                const [room, rooms] = await Promise.all([
                  trial.ok('owner', 'getRoom', { roomId }),
                  trial.ok('owner', 'listRooms', everything),
                ]);
                return [room.name, rooms.find(row => row.id === roomId)?.name, room.desc];
              },
              texts => texts.every(one => one === roomName),
            );
            equalTexts(trial, shown, roomName, 'name', 'getRoom');
            equalTexts(trial, listed, roomName, 'list', 'listRooms');
            equalTexts(trial, described, roomName, 'description', 'getRoom');
            if (!searched.has(name)) return;
            const { group } = await trial.ok('owner', 'search', { content: beginningOf(roomName) });
            equalTexts(trial, group.find(row => row.id === roomId)?.name, roomName, 'search', 'search');
          },
        }),
      ]),
]);
