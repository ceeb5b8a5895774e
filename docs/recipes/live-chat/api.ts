/** A failure with the code and the words of the server. */
export class ApiError extends Error {
  readonly resultCode: number;

  constructor(resultCode: number, message: string) {
    super(message);
    this.resultCode = resultCode;
  }
}

/** The HTTP API, as one user. */
export class Api {
  readonly #token: string;

  constructor(token = '') {
    this.#token = token;
  }

  /** Returns the `data` of a call. @throws ApiError */
  async call<Data>(path: string, parameters: Record<string, string | number> = {}): Promise<Data> {
    const body = new URLSearchParams({ access_token: this.#token, flag: 'rw' });
    for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
    const answer = await (await fetch(path, { method: 'POST', body })).json();
    if (answer.resultCode !== 1) throw new ApiError(answer.resultCode, answer.resultMsg);
    return answer.data;
  }

  /** Uploads a picture. Returns its address. */
  async upload(file: File): Promise<string> {
    const body = new FormData();
    body.append('file', file);
    body.append('validTime', '0');
    const { data } = await (await fetch('/upload/UploadServlet', { method: 'POST', body })).json();
    return data.images[0].oUrl;
  }
}

/** The path of a file: through the dev server it has the page's own origin. */
export const pathOf = (url: string) => new URL(url, location.href).pathname;

/** A user's avatar; the mock draws those that nobody has uploaded. */
export const avatarOf = (userId: string | number) => `/avatar/o/${Number(userId) % 10_000}/${userId}.jpg`;
