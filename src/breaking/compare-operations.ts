import type { LoneChange } from './change.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareParameters } from './compare-parameters.ts';
import type { OperationModel } from './model.ts';

/** What a call does, from harmless to what cannot be taken back. */
const effects = ['read', 'write', 'irreversible'];

/** All changes of an operation that both contracts have. */
export function compareOperations(before: OperationModel, after: OperationModel): LoneChange[] {
  return [
    ...compareCalls(before, after),
    ...compareParameters(before.parameters, after.parameters),
    ...compareCases(before.cases, after.cases),
    ...compareTypes(before.answers, after.answers),
    ...compareAnswers('response', before.success, after.success),
    ...compareFailures(before.failures, after.failures),
  ];
}

function compareCalls(before: OperationModel, after: OperationModel): LoneChange[] {
  const place = 'operation';
  const gone = 'calls to the old one reach no operation';
  const moved = (rule: 'path' | 'method' | 'server', reason: string): LoneChange[] =>
    before[rule] === after[rule]
      ? []
      : [
          {
            verdict: 'breaking',
            rule,
            place,
            says: `${rule} ${before[rule]} becomes ${after[rule]}`,
            reason,
          },
        ];
  const changes = [
    ...moved('path', gone),
    ...moved('method', gone),
    ...moved('server', 'calls to the old address reach another service, or none'),
  ];
  if (before.effect !== after.effect) {
    const isWorse = effects.indexOf(after.effect) > effects.indexOf(before.effect);
    const reason = isWorse
      ? 'clients that repeat or prefetch the call now change something'
      : 'the call does less harm';
    const says = `effect ${before.effect} becomes ${after.effect}`;
    changes.push({ verdict: isWorse ? 'breaking' : 'compatible', rule: 'x-effect', place, says, reason });
  }
  if (before.security !== after.security) {
    const isOpen = after.security === '[]';
    const says = isOpen ? 'needs no token any more' : 'needs other credentials';
    const reason = isOpen ? 'calls with a token still work' : 'existing calls are refused';
    changes.push({ verdict: isOpen ? 'compatible' : 'breaking', rule: 'security', place, says, reason });
  }
  if (before.isDeprecated !== after.isDeprecated) {
    const says = after.isDeprecated ? 'is deprecated' : 'is no longer deprecated';
    changes.push({ verdict: 'compatible', rule: 'deprecated', place, says, reason: 'calls work as before' });
  }
  return changes;
}

function compareCases(before: OperationModel['cases'], after: OperationModel['cases']): LoneChange[] {
  const known = new Set(before.values());
  const changes: LoneChange[] = [];
  for (const [name, code] of after) {
    const place = `result code ${name}`;
    const old = before.get(name);
    if (old === code) continue;
    if (old !== undefined) {
      const reason = 'clients that handle the code no longer get it';
      changes.push({
        verdict: 'breaking',
        rule: 'code-changed',
        place,
        says: `${old} becomes ${code}`,
        reason,
      });
    } else if (known.has(code)) {
      const reason = 'clients know the code of this operation';
      changes.push({
        verdict: 'compatible',
        rule: 'code-added',
        place,
        says: `${code} has one more case`,
        reason,
      });
    } else {
      const reason = 'calls fail in a way that clients do not know';
      changes.push({ verdict: 'breaking', rule: 'code-added', place, says: `${code} is new`, reason });
    }
  }
  for (const [name, code] of before) {
    if (after.has(name)) continue;
    const reason = 'one failure fewer';
    const place = `result code ${name}`;
    changes.push({
      verdict: 'compatible',
      rule: 'code-removed',
      place,
      says: `${code} no longer comes`,
      reason,
    });
  }
  return changes;
}

function compareTypes(before: ReadonlySet<string>, after: ReadonlySet<string>): LoneChange[] {
  const place = 'response';
  return [
    ...[...before]
      .filter(type => !after.has(type))
      .map((type): LoneChange => {
        // What succeeds in another form, or no longer at all, is lost; a failure less is not.
        const isLost = type.startsWith('2');
        const reason = isLost ? 'clients wait for an answer that does not come' : 'one failure fewer';
        return {
          verdict: isLost ? 'breaking' : 'compatible',
          rule: 'answer-removed',
          place,
          says: `${type} no longer comes`,
          reason,
        };
      }),
    ...[...after]
      .filter(type => !before.has(type))
      .map((type): LoneChange => {
        const reason = 'an answer comes that clients do not know';
        return { verdict: 'breaking', rule: 'answer-added', place, says: `${type} may come`, reason };
      }),
  ];
}

function compareFailures(
  before: OperationModel['failures'],
  after: OperationModel['failures'],
): LoneChange[] {
  const added = [...after.keys()].filter(name => !before.has(name));
  const removed = [...before.keys()].filter(name => !after.has(name));
  return [
    ...added.map((name): LoneChange => {
      const reason = 'failures come in a shape that clients do not know';
      return {
        verdict: 'breaking',
        rule: 'shape-added',
        place: `failure ${name}`,
        says: 'another shape may come',
        reason,
      };
    }),
    ...removed.map((name): LoneChange => {
      const reason = 'what still comes was allowed before';
      return {
        verdict: 'compatible',
        rule: 'shape-removed',
        place: `failure ${name}`,
        says: 'this shape no longer comes',
        reason,
      };
    }),
    ...[...before].flatMap(([name, fields]) => {
      const now = after.get(name);
      return now === undefined ? [] : compareAnswers(`failure ${name}`, fields, now);
    }),
  ];
}
