import createFetchClient, {
  type Client,
  type ClientOptions,
  type FetchOptions,
  type FetchResponse,
} from 'openapi-fetch';
import type { PathFailures } from './spec/generated/parameters.gen.ts';
import type { components, paths } from './spec/generated/types.gen.ts';

export type { components, operations, paths } from './spec/generated/types.gen.ts';

/** What the client adds to a request, so that no call has to. */
type Added = 'access_token' | 'flag';

/** A query that may be left out where nothing in it has to be there. */
type QueryOf<Query> = Partial<Query> extends Query ? { query?: Query } : { query: Query };

type WithoutAdded<Operation> = Operation extends { parameters: { query: infer Query } }
  ? Omit<Operation, 'parameters'> & {
      parameters: Omit<Operation['parameters'], 'query'> &
        QueryOf<Omit<Query, Added> & Partial<Pick<Query, Added & keyof Query>>>;
    }
  : Operation;

interface FailsWith<Codes> {
  /** One of the failures of the path. */
  resultCode: Codes;
}

/** An answer whose failures are those of its path, so that a `switch` over `resultCode` can name them all. */
type WithFailures<Answer, Codes> = Answer extends { resultCode: 1 } ? Answer : Answer & FailsWith<Codes>;

type WithAnswers<Operation, Codes> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Omit<Operation, 'responses'> & {
      responses: { 200: { headers: object; content: { 'application/json': WithFailures<Answer, Codes> } } };
    }
  : Operation;

/** The paths of the contract as a call sees them: token and `flag` need not be given, and each has its own failures. */
export type ClientPaths = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: WithAnswers<WithoutAdded<paths[Path][Method]>, PathFailures[Path]>;
  };
};

type GetPath = { [Path in keyof paths]: paths[Path] extends { get: object } ? Path : never }[keyof paths];

/** The paths that take no token. */
type OpenPath = {
  [Path in keyof paths]: paths[Path] extends { get: { parameters: { query: { access_token: string } } } }
    ? never
    : Path;
}[keyof paths];

const openPaths: Readonly<Record<OpenPath, true>> = {
  '/config': true,
  '/upload/UploadServlet': true,
  '/0/0/{month}/{kind}/{name}': true,
};

/** Every answer that is no success, told apart by its `resultCode`. */
export type Failure = components['schemas']['Failure'];

/** What comes of an upload: each file stored, or refused. */
export type UploadResult = WithFailures<
  components['schemas']['UploadAnswer'],
  PathFailures['/upload/UploadServlet']
>;

/** How to make a client, besides what openapi-fetch takes. */
export interface ImapiClientOptions extends ClientOptions {
  /** The caller's token, or what gives it when a request is sent. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Base URL of the upload service, `uploadUrl` of `/config`. Default: `baseUrl`, where the mock takes uploads too. */
  readonly uploadUrl?: string;
}

/** How files are uploaded. */
export interface UploadSettings {
  /** Days to keep the files. Default: -1, for ever. */
  readonly validTime?: number;
  /** Ends the upload when it is aborted. */
  readonly signal?: AbortSignal;
}

/** What came of an upload. */
export interface UploadReply {
  /** The answer; absent where it is not JSON. */
  readonly data?: UploadResult;
  /** The answer as `fetch` has it. */
  readonly response: Response;
}

type Init<Operation> =
  object extends FetchOptions<Operation> ? [init?: FetchOptions<Operation>] : [init: FetchOptions<Operation>];

/**
 * A client whose calls the compiler holds against the contract. openapi-fetch takes the type of the options from the
 * call, and so would let a parameter pass that there is not.
 */
export interface ImapiClient extends Pick<Client<ClientPaths>, 'POST' | 'use' | 'eject'> {
  /** Calls an operation; the parameters stand in the query. */
  GET<Path extends GetPath>(
    path: Path,
    ...init: Init<ClientPaths[Path]['get']>
  ): Promise<FetchResponse<ClientPaths[Path]['get'], object, `${string}/${string}`>>;
  /** The same as GET, the parameters sent as a form: for texts that are too long for an address. */
  FORM<Path extends GetPath>(
    path: Path,
    ...init: Init<ClientPaths[Path]['get']>
  ): Promise<FetchResponse<ClientPaths[Path]['get'], object, `${string}/${string}`>>;
  /**
   * Uploads files.
   * @param files of a file input, `Blob`s, or a `FormData` of your own
   * @param validTime days to keep them. Default: -1, for ever
   */
  upload(files: Blob | Iterable<Blob> | FormData, options?: UploadSettings): Promise<UploadReply>;
}

/**
 * Makes a typed client of the API. The verdict of an answer is `resultCode`: 1 is success, and only then there is `data`.
 * @example
 * const client = createImapiClient({ baseUrl: 'http://127.0.0.1:8094', token: 'mock-100164' });
 * const { data: answer } = await client.GET('/user/get', { params: { query: { userId: '100102' } } });
 * if (answer?.resultCode === 1) show(answer.data.nickname);
 */
export function createImapiClient({ token, uploadUrl, ...options }: ImapiClientOptions = {}): ImapiClient {
  const client = createFetchClient<ClientPaths>(options);
  client.use({
    async onRequest({ request, schemaPath }) {
      if (Object.hasOwn(openPaths, schemaPath)) return undefined;
      const url = new URL(request.url);
      const given = typeof token === 'function' ? await token() : token;
      const added = { flag: 'rw', ...(given !== undefined && { access_token: given }) };
      for (const [name, value] of Object.entries(added))
        if (!url.searchParams.has(name)) url.searchParams.set(name, value);
      return new Request(url, request);
    },
  });
  // The same functions under a stricter type, which the compiler cannot relate while the path is open.
  const { GET, POST, use, eject, request } = client as unknown as ImapiClient & { readonly request: Send };
  return {
    GET,
    POST,
    use,
    eject,
    FORM: (path, ...[init = {}]) => {
      const { params = {}, ...rest }: { params?: { query?: Readonly<Record<string, unknown>> } } = init;
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(params.query ?? {}))
        if (value !== undefined) form.set(name, String(value));
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      return request('post', path, { headers, ...rest, body: form, bodySerializer: String });
    },
    upload: (files, { validTime = -1, signal } = {}) =>
      request('post', '/upload/UploadServlet', {
        body: files instanceof FormData ? files : formOf(files, validTime),
        bodySerializer: (body: unknown) => body,
        ...(uploadUrl !== undefined && { baseUrl: uploadUrl }),
        ...(signal && { signal }),
      }),
  };
}

/** What sends any request; openapi-fetch cannot say in its types what a form or files are. */
type Send = (method: string, path: string, init: object) => Promise<never>;

function formOf(files: Blob | Iterable<Blob>, validTime: number): FormData {
  const form = new FormData();
  form.set('validTime', String(validTime));
  for (const file of files instanceof Blob ? [files] : files) form.append('file', file);
  return form;
}

/** The message that a row carries as text. */
export type ParsedMessage = components['schemas']['MessageBody'];

/** The switches of a group, which a message about a new member (907) carries as text. */
export type ParsedOther = components['schemas']['MessageOther'];

/** Reads the message of a row of a history. @throws Error for a text that is no message */
export function readMessage({
  message,
}: Pick<components['schemas']['SingleMessage'], 'message'>): ParsedMessage {
  return readObject<ParsedMessage>(message, 'message');
}

/** Reads the switches that a message carries; undefined where it carries none. @throws Error for another text */
export function readOther({ other }: Pick<ParsedMessage, 'other'>): ParsedOther | undefined {
  return other === undefined || other === '' ? undefined : readObject<ParsedOther>(other, 'other');
}

/** The contract says what is in the text; that it is an object at all is looked at here. */
function readObject<Value>(text: string, name: string): Value {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null)
    throw new Error(`Failed to read ${name}: it is not a JSON object: ${text.slice(0, 80)}`);
  return value as Value;
}
