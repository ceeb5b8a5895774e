import * as generated from './generated/validators.gen.ts';
import type { Validate } from './rules.ts';

/** Validators of the success of each operation that answers JSON, by operation id. */
export const answerValidators = generated.answers as unknown as Readonly<Record<string, Validate>>;

/** Validators of the component schemas, by name. */
export const schemaValidators = generated.schemas as unknown as Readonly<Record<string, Validate>>;
