import createFetchClient, {
  type Client,
  type ClientOptions,
  type FetchOptions,
  type FetchResponse,
} from 'openapi-fetch';
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

/** The paths of the contract as a call sees them: token and `flag` need not be given. */
export type ClientPaths = {
  [Path in keyof paths]: { [Method in keyof paths[Path]]: WithoutAdded<paths[Path][Method]> };
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

/** How to make a client, besides what openapi-fetch takes. */
export interface ImapiClientOptions extends ClientOptions {
  /** The caller's token, or what gives it when a request is sent. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
}

type Init<Operation> =
  object extends FetchOptions<Operation> ? [init?: FetchOptions<Operation>] : [init: FetchOptions<Operation>];

/**
 * A client whose calls the compiler holds against the contract. openapi-fetch takes the type of the options from the
 * call, and so would let a parameter pass that there is not.
 */
export interface ImapiClient extends Pick<Client<ClientPaths>, 'POST' | 'use' | 'eject'> {
  GET<Path extends GetPath>(
    path: Path,
    ...init: Init<ClientPaths[Path]['get']>
  ): Promise<FetchResponse<ClientPaths[Path]['get'], object, `${string}/${string}`>>;
}

/**
 * Makes a typed client of the API. The verdict of an answer is `resultCode`: 1 is success, and only then there is `data`.
 * @example
 * const client = createImapiClient({ baseUrl: 'http://127.0.0.1:8094', token: 'mock-100164' });
 * const { data: answer } = await client.GET('/user/get', { params: { query: { userId: '100102' } } });
 * if (answer?.resultCode === 1) show(answer.data.nickname);
 */
export function createImapiClient({ token, ...options }: ImapiClientOptions = {}): ImapiClient {
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
  // The same function under a stricter type, which the compiler cannot relate while the path is open.
  return client as ImapiClient;
}
