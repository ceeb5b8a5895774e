// Checked by `npm run typecheck`: an expected error that does not come is an error itself.

import { hashOf } from '../parts/route.ts';
import { zh } from '../words/zh.ts';
import { pages } from './pages.ts';

const { chat, ...others } = pages;

// @ts-expect-error a page that there is an address for has to be listed
others satisfies typeof pages;

// @ts-expect-error a page has a text in both languages
({ ...others, chat: { ...chat, word: 'gossip' } }) satisfies typeof pages;

// @ts-expect-error a page has an icon
({ ...others, chat: { ...chat, icon: 'gossip' } }) satisfies typeof pages;

// @ts-expect-error a link leads to a page
hashOf('gossip');

const { chat: _, ...fewer } = zh;
// @ts-expect-error every text is there in Chinese as well
fewer satisfies typeof zh;
