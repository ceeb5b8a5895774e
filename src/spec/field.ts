import { fieldsText } from './generated/fields.gen.ts';
import type { JsonOperationId } from './operation.ts';

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'json';

/** The annotations of a field, as far as its value alone can break them. */
export interface FieldMarks {
  readonly unit?: 's' | 'ms';
  /** What the value refers to, e.g. `user.userId`. */
  readonly ref?: string;
  /** The request parameter it repeats. */
  readonly echo?: string;
  /** The field of the row around it that it repeats. */
  readonly agreesWith?: string;
  readonly sorted?: true;
  readonly unique?: true;
  /** It changes by itself, or by calls that are not about it. */
  readonly volatile?: true;
  /** What it counts in a page (`x-page`): all rows, or all pages. */
  readonly count?: 'rows' | 'pages';
}

/** One field of a successful answer. */
export interface Field {
  /** Names from the top; `*` is every element of a list, `#` the JSON in a text. */
  readonly path: readonly string[];
  /** `json` is a text that holds JSON. */
  readonly type: FieldType;
  /** Whether every value around it has it. */
  readonly required: boolean;
  readonly marks: FieldMarks;
}

/** The fields of every operation that answers JSON, from the generated module; parsed anew each time. */
export function answerFields(): Readonly<Record<JsonOperationId, readonly Field[]>> {
  return JSON.parse(fieldsText);
}
