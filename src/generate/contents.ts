import type { MessageContent } from '../domain/message-writer.ts';
import type { ValueSource } from './source.ts';
import { chatText, fileName } from './texts.ts';

/** The file service of a mock on its default ports; picture messages show the picture every mock has. */
const files = 'http://127.0.0.1:8089/0/0/202103/o';
const picture = `${files}/bdb89a47460d453993c19619e608b6dc.png`;
const pictureBytes = 2282;

/** What people send besides texts, by message type (server facts 4), and how much of all it is. */
const attachments = [
  { type: 2, share: 0.1, extension: 'png' },
  { type: 3, share: 0.04, extension: 'amr' },
  { type: 6, share: 0.02, extension: 'mp4' },
  { type: 9, share: 0.04, extension: 'docx' },
] as const;

/** What a message says. The files of recordings, videos and documents are not there: their URLs answer 404. */
export function generateContent(source: ValueSource, index: number): MessageContent {
  let left = source.field('messages', 'type').fraction(index);
  for (const { type, share, extension } of attachments) {
    if (left < share) return attachment(source, index, type, extension);
    left -= share;
  }
  return { type: 1, content: source.text('messages', 'content', index, chatText) };
}

function attachment(source: ValueSource, index: number, type: number, extension: string): MessageContent {
  const name = `${source.text('messages', 'fileName', index, fileName)}.${extension}`;
  if (type === 2) return { type, content: picture, fileName: name, fileSize: pictureBytes };
  const content = `${files}/${source.field('messages', 'file').hex32(index)}.${extension}`;
  const fileSize = 1_000 + source.field('messages', 'fileSize').below(index, 5_000_000);
  return { type, content, fileName: name, fileSize };
}
