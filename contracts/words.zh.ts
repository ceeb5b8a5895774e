import type { SuiteWords } from '../src/check/suite/words.ts';
import { groupRules } from './group-rules.zh.ts';
import { groupTitles } from './group-titles.zh.ts';
import { families, rules } from './rules.zh.ts';
import { titleFamilies, titles } from './titles.zh.ts';

/** The suite's own Chinese, which reports carry. A new case or rule has its words here, in one of the tables. */
const words: SuiteWords = {
  rules: { ...rules, ...groupRules },
  families,
  titles: { ...titles, ...groupTitles },
  titleFamilies,
};

export default words;
