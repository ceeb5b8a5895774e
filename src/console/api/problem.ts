/** A refusal of the control API, or no answer at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code: string;
  /** JSON pointer into what was sent. */
  readonly pointer: string | undefined;
  /** Names that are spelt like an unknown one. */
  readonly nearest: readonly string[];

  constructor(
    status: number,
    code: string,
    detail: string,
    extra: { pointer?: string | undefined; nearest?: readonly string[] } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.pointer = extra.pointer;
    this.nearest = extra.nearest ?? [];
  }
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'no-answer', error instanceof Error ? error.message : String(error));
}

/** Reads the problem in an answer; `application/problem+json`, or whatever text there is. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const body = parsed(text);
  const detail = textAt(body, 'detail') ?? (text || `${response.status} ${response.statusText}`);
  const nearest: unknown = field(body, 'nearest');
  return new Problem(response.status, textAt(body, 'code') ?? 'unknown', detail, {
    pointer: textAt(body, 'pointer'),
    nearest: [nearest].flat().filter(name => typeof name === 'string'),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function textAt(body: unknown, name: string): string | undefined {
  const value = field(body, name);
  return typeof value === 'string' ? value : undefined;
}
