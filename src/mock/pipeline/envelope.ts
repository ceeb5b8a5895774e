import { type FailureName, type ResultCode, resultCodes } from '../../spec/result-codes.ts';

/** Failure of the token check; the answer has exactly two fields (server facts 1.4). */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly failure: 'tokenMissing' | 'tokenInvalid';

  constructor(failure: 'tokenMissing' | 'tokenInvalid') {
    super(resultCodes[failure].en);
    this.failure = failure;
  }
}

/** Failure before the operation runs: a parameter, a method, a body that cannot be read (server facts 1.5). */
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

/** The language of `resultMsg`; default: Chinese, as on the server (server facts 1.1). */
export type ResultLanguage = 'zh' | 'en';

export function resultLanguage(parameter: string | undefined): ResultLanguage {
  return parameter?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** The fields that every failure has, whatever its shape. */
export interface Envelope {
  readonly resultCode: number;
  readonly resultMsg: string;
}

/** The three shapes of a failure: the stage that fails decides (server facts 1.3). */
export const envelopes = {
  token: (code: ResultCode, language: ResultLanguage) => ({
    resultCode: code.code,
    resultMsg: code[language],
  }),

  binding: (code: ResultCode, language: ResultLanguage, detailMsg: string) => ({
    resultCode: code.code,
    resultMsg: code[language],
    detailMsg,
  }),

  /** @param currentTime milliseconds */
  operation: (code: ResultCode, language: ResultLanguage, currentTime: number) => ({
    currentTime,
    resultCode: code.code,
    resultMsg: code[language],
  }),
};

/** Returns the envelope of a code that no stage has thrown, as for `Prefer: code=`. */
export function envelopeOf(code: ResultCode, language: ResultLanguage, currentTime: number): Envelope {
  if (code.code === resultCodes.tokenMissing.code || code.code === resultCodes.tokenInvalid.code) {
    return envelopes.token(code, language);
  }
  if (code.code === resultCodes.parameterInvalid.code || code.code === resultCodes.internal.code) {
    return envelopes.binding(code, language, '');
  }
  return envelopes.operation(code, language, currentTime);
}
