/** An answer whose `resultCode` is not 1. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly resultCode: number;

  constructor({ resultCode, resultMsg = '' }: { resultCode: number; resultMsg?: string }) {
    super(`${resultCode} ${resultMsg}`);
    this.resultCode = resultCode;
  }
}
