import { type FailureName, type ResultCode, resultCodes } from '../../spec/result-codes.ts';

/** A failure of the token check: the answer has exactly two fields (server facts 1.4). */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly failure: 'tokenMissing' | 'tokenInvalid';

  constructor(failure: 'tokenMissing' | 'tokenInvalid') {
    super(resultCodes[failure].en);
    this.failure = failure;
  }
}

/** A failure before the operation began: a parameter, a method, a body that cannot be read (server facts 1.5). */
export class BindingFailure extends Error {
  override readonly name = 'BindingFailure';
  readonly failure: FailureName;
  readonly detail: string;

  constructor(failure: FailureName, detail: string) {
    super(`${resultCodes[failure].code} ${detail}`);
    this.failure = failure;
    this.detail = detail;
  }
}

/** Language of `resultMsg`; the server's default is Chinese (server facts 1.1). */
export type Language = 'zh' | 'en';

export function languageOf(parameter: string | undefined): Language {
  return parameter?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** What every failure says, whatever its shape. */
export interface Envelope {
  readonly resultCode: number;
  readonly resultMsg: string;
}

/** The three shapes of a failure: who fails decides (server facts 1.3). */
export const envelopes = {
  token: (code: ResultCode, language: Language) => ({ resultCode: code.code, resultMsg: code[language] }),

  binding: (code: ResultCode, language: Language, detailMsg: string) => ({
    resultCode: code.code,
    resultMsg: code[language],
    detailMsg,
  }),

  /** @param currentTime milliseconds */
  operation: (code: ResultCode, language: Language, currentTime: number) => ({
    currentTime,
    resultCode: code.code,
    resultMsg: code[language],
  }),
};

/** The envelope a code has when nobody in particular failed, as for `Prefer: code=`. */
export function envelopeOf(code: ResultCode, language: Language, currentTime: number): Envelope {
  if (code.code === resultCodes.tokenMissing.code || code.code === resultCodes.tokenInvalid.code) {
    return envelopes.token(code, language);
  }
  if (code.code === resultCodes.parameterInvalid.code || code.code === resultCodes.internal.code) {
    return envelopes.binding(code, language, '');
  }
  return envelopes.operation(code, language, currentTime);
}
