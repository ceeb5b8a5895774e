import type { Cause } from '../causes/cause.ts';
import type { CaseResult, Verdict } from '../report/check-report.ts';
import { valueIn } from '../report/formats/value-words.ts';
import type { FloorMiss } from './floors.ts';
import type { WaiverUse } from './waivers.ts';

/** What a verdict is made of. */
export interface Facts {
  /** Of what counts, the most telling first. */
  readonly causes: readonly Cause[];
  readonly results: readonly CaseResult[];
  readonly floors: readonly FloorMiss[];
  readonly waivers: WaiverUse;
  readonly leftovers: readonly string[];
  /** A login ended with a group that was dissolved, and nothing opens it again. */
  readonly loginEnded?: boolean | undefined;
  /** Whether drift fails the run. */
  readonly failOnDrift: boolean;
  readonly problem?: { readonly exitCode: 2 | 3; readonly message: string } | undefined;
  readonly interrupted?: boolean | undefined;
  /** Why the run could not go on, where it broke off by itself. */
  readonly brokenOff?: string | undefined;
}

const names = {
  0: 'holds',
  1: 'violated',
  2: 'usage',
  3: 'unreachable',
  4: 'inconclusive',
  5: 'leftovers',
  130: 'interrupted',
} as const;

const namesZh: Readonly<Record<keyof typeof names, string>> = {
  0: '符合契约',
  1: '违反契约',
  2: '用法错误',
  3: '目标不可达',
  4: '无法下结论',
  5: '有残留数据',
  130: '已中断',
};

/** A sentence in both languages. */
interface Said {
  readonly en: string;
  readonly zh: string;
}

/** The exit code of a run and the sentence that explains it; 2 before 3 before 1 before 4 before 5 (decision 020). */
export function verdictOf(facts: Facts): Verdict {
  const { causes, results, floors, waivers, failOnDrift, problem, interrupted, brokenOff } = facts;
  const waived = new Set(waivers.used.map(waiver => waiver.fingerprint));
  const grave = causes.filter(({ severity }) => severity === 'violation').length;
  const found = foundWords(facts);
  const left = leftWords(facts);
  const say = (exitCode: Verdict['exitCode'], { en, zh }: Said): Verdict => {
    const name = names[exitCode];
    // Whatever else the code stands for, what was found is not kept quiet.
    const also = exitCode !== 0 && exitCode !== 1 && found !== undefined;
    const rest = exitCode === 5 ? undefined : left;
    const more = also ? ` Also found: ${found.en}.` : '';
    const moreZh = also ? `另外发现：${found.zh}。` : '';
    return {
      exitCode,
      name,
      sentence: `Exit ${exitCode}, ${name}: ${en}${more}${rest ? ` Also left behind: ${rest.en}` : ''}`,
      sentenceZh: `退出码 ${exitCode}，${namesZh[exitCode]}：${zh}${moreZh}${rest ? `另有残留：${rest.zh}` : ''}`,
    };
  };
  if (problem) return say(problem.exitCode, { en: problem.message, zh: valueIn(problem.message, 'zh') });
  if (interrupted)
    return say(130, {
      en: 'stopped by a signal; everything the run created was removed.',
      zh: '被信号停止，测试数据已清除。',
    });
  if (found && (grave > 0 || failOnDrift)) return say(1, withContext(found, facts));
  if (brokenOff !== undefined)
    return say(4, { en: `the run broke off: ${brokenOff}.`, zh: `检查中断：${valueIn(brokenOff, 'zh')}。` });
  const exercised = results.filter(({ outcome }) => outcome !== 'not exercised').length;
  if (exercised === 0)
    return say(4, {
      en: 'no case could be run. The list above says why.',
      zh: '没有一个用例能够执行，原因见上面的列表。',
    });
  const short = floors.filter(({ excuse, fingerprint }) => excuse === undefined && !waived.has(fingerprint));
  const [first] = short;
  if (first) {
    const what = `${first.operation}: ${first.what}. It needs ${first.remedy}`;
    return say(4, {
      en: `too little was checked (${short.length}): ${what}${short.length > 1 ? ', and more above' : ''}.`,
      zh: `检查不足（${short.length} 处）：${first.operation}：${valueIn(first.what, 'zh')}。需要：${valueIn(first.remedy, 'zh')}${short.length > 1 ? '，其余见上' : ''}。`,
    });
  }
  const unasked = unaskedWords(results);
  if (left)
    return say(5, {
      en: `the contract holds, but this was left behind: ${left.en}${unasked.en}`,
      zh: `符合契约，但有残留：${left.zh}${unasked.zh}`,
    });
  const held = results.filter(({ outcome }) => outcome === 'held').length;
  const waivedCases = results.filter(({ outcome }) => outcome === 'waived').length;
  const taken = waivedCases > 0 ? `, ${waivedCases} waived` : '';
  const takenZh = waivedCases > 0 ? `，${waivedCases} 个已豁免` : '';
  return say(0, {
    en: `${held} of ${exercised} exercised cases held${taken}${found ? `; ${found.en}` : ''}.${unasked.en}`,
    zh: `执行的 ${exercised} 个用例中 ${held} 个通过${takenZh}${found ? `；${found.zh}` : ''}。${unasked.zh}`,
  });
}

/** How many cases about who may do what lacked somebody who may not, and the options that name such accounts. */
function unaskedWords(results: Facts['results']): Said {
  const reasons = results.flatMap(({ layer, reason = '' }) =>
    layer === 'P' && /^no accounts? for the (?:peer|outsider) /.test(reason) ? [reason] : [],
  );
  if (reasons.length === 0) return { en: '', zh: '' };
  const flags = [...new Set(reasons.flatMap(reason => reason.match(/--[\w-]+/g) ?? []))].sort().reverse();
  const { length } = reasons;
  return {
    en: ` ${length} permission ${length === 1 ? 'case' : 'cases'} not exercised (${flags.join(', ')}).`,
    zh: `${length} 个权限用例未执行（${flags.join('、')}）。`,
  };
}

/** Things left behind that the last line names one by one; of more it names the first. */
const namedAtMost = 3;

/** What is left behind and what takes it away; undefined where nothing is. */
function leftWords({ leftovers, loginEnded }: Facts): Said | undefined {
  if (leftovers.length === 0) return undefined;
  const named = leftovers.slice(0, leftovers.length > namedAtMost ? 1 : namedAtMost);
  const more = leftovers.length - named.length;
  const what = `${named.join('; ')}${more > 0 ? ` and ${more} more, all listed above` : ''}`;
  const whatZh = `${named.map(left => valueIn(left, 'zh')).join('；')}${more > 0 ? ` 等 ${leftovers.length} 项，见上面的列表` : ''}`;
  return loginEnded
    ? {
        en: `${what}. The login ended with the group, as the document says: give imapi sweep a --token-command.`,
        zh: `${whatZh}。登录随群解散而失效（见接口文档）：用 --token-command 运行 imapi sweep。`,
      }
    : { en: `${what}. Run imapi sweep.`, zh: `${whatZh}。请运行 imapi sweep。` };
}

/** What was found, by cause, the gravest with the cases that met it; undefined when it is nothing that counts. */
function foundWords({ causes, failOnDrift }: Facts): Said | undefined {
  const grave = causes.filter(({ severity }) => severity === 'violation');
  const slight = causes.filter(({ severity }) => severity !== 'violation');
  const drift = `${counted(slight.length)} of drift`;
  if (grave.length > 0) {
    const met = metIn(grave);
    return {
      en: `${counted(grave.length)}, ${met.en}${slight.length > 0 ? `, and ${drift}` : ''}`,
      zh: `${grave.length} 个违规原因（${met.zh}）${slight.length > 0 ? `，${slight.length} 个偏差原因` : ''}`,
    };
  }
  if (slight.length === 0) return undefined;
  const met = metIn(slight);
  return failOnDrift
    ? {
        en: `${drift} (--fail-on drift), ${met.en}`,
        zh: `${slight.length} 个偏差原因（--fail-on drift），${met.zh}`,
      }
    : {
        en: `${drift}, which --fail-on drift would count`,
        zh: `${slight.length} 个偏差原因（加 --fail-on drift 才算失败）`,
      };
}

/** How many cases met some causes: those of drift may be many, and say nothing of how bad a violation is. */
function metIn(causes: Facts['causes']): Said {
  const cases = new Set(causes.flatMap(cause => cause.cases)).size;
  return { en: `met in ${cases} ${cases === 1 ? 'case' : 'cases'}`, zh: `涉及 ${cases} 个用例` };
}

/** What fails a run: how many causes, the first of them by name, and what else there is to know. */
function withContext(found: Said, { causes, waivers, brokenOff }: Facts): Said {
  const [first] = causes;
  const count = waivers.expired.length;
  const expired = count > 0 ? `, ${count} waived until a day that is over` : '';
  const expiredZh = count > 0 ? `，${count} 个豁免已过期` : '';
  const stopped = brokenOff === undefined ? '' : ` The run broke off: ${brokenOff}.`;
  const stoppedZh = brokenOff === undefined ? '' : `检查中断：${valueIn(brokenOff, 'zh')}。`;
  const others = causes.length > 1 ? ', first of all' : '';
  return {
    en: `${found.en}${expired}${others}: ${first?.headline}.${stopped}`,
    zh: `${found.zh}${expiredZh}${causes.length > 1 ? '，首先是' : ''}：${first?.headlineZh}。${stoppedZh}`,
  };
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'cause' : 'causes'}`;
}
