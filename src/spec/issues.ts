import type { RuleError } from './rules.ts';
import type { Source } from './sources.ts';

/** One way in which an answer breaks the contract. */
export interface Issue {
  /** JSON pointer in the answer; inside JSON text it goes on after a `#`: `/data/0/message#/timeSend`. */
  readonly pointer: string;
  /**
   * Keyword or annotation that is broken, e.g. `type`, `x-sorted-by`; `absent` for a field that must not be there,
   * `result-code` for an undeclared code, `undeclared` for an undeclared field.
   */
  readonly rule: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** Where the rule comes from: document, server, observed or judgement. */
  readonly source: Source;
  /** JSON pointer of the rule in openapi.yaml. */
  readonly schemaPath: string;
}

// The schema `not: {}`: a property that must not be there.
const forbidden = 'not';

/** A list of many rows that are all broken tells nothing more with every further one. */
const mostIssues = 100_000;

/** Turns the errors of a generated validator into issues, at most 100,000. */
export function issuesFrom(errors: readonly RuleError[], sources: Readonly<Record<string, Source>>): Issue[] {
  return errors.slice(0, mostIssues).map(error => {
    const missing = error.keyword === 'required' ? String(error.params.missingProperty) : undefined;
    return {
      pointer: missing === undefined ? error.instancePath : `${error.instancePath}/${escaped(missing)}`,
      rule: error.keyword === forbidden ? 'absent' : error.keyword,
      message: messageOf(error),
      source: sourceOf(error, missing, sources),
      schemaPath: error.schemaPath,
    };
  });
}

function messageOf({ keyword, message, params }: RuleError): string {
  if (keyword === 'required') return 'must be present';
  if (keyword === forbidden) return 'must be absent';
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params.allowedValues)}`;
  if (keyword === 'maxProperties') return `must not have more than ${params.limit} fields`;
  return message ?? `must keep ${keyword}`;
}

// The nearest mark upwards counts: in the schema that is broken, else where that schema is referred to.
function sourceOf(
  error: RuleError,
  missing: string | undefined,
  sources: Readonly<Record<string, Source>>,
): Source {
  const own =
    missing === undefined
      ? undefined
      : sources[error.schemaPath.replace(/required$/, `properties/${encodeURIComponent(escaped(missing))}`)];
  if (own) return own;
  for (const place of [error.schemaPath, ...(error.via ?? [])]) {
    for (let pointer = place; pointer.includes('/'); pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
      const source = sources[pointer];
      if (source) return source;
    }
  }
  return 'document';
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
