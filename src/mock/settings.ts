/** The settings of the mock that change what an operation does. */
export interface OperationSettings {
  /** Keep the owner's token alive when they dissolve a group, against document 2.3. */
  readonly keepLoginOnDissolve: boolean;
}

/** The behaviour of the mock; the defaults are in `defaultSettings`. */
export interface MockSettings extends OperationSettings {
  /** Refuse a request that lacks what the document requires. */
  readonly strict: boolean;
  /** Check every answer against the contract before it is sent. */
  readonly selfCheck: boolean;
  /** Send the CORS headers of the server. Default: true. */
  readonly cors: boolean;
  /** The delay of each API answer, milliseconds: drawn between two, or fixed where both are the same. */
  readonly delay: readonly [min: number, max: number];
  /** The base URL that clients reach the API by, without a trailing slash; default: by the Host header. */
  readonly publicUrl?: string;
  /** The same for the file service; default: `publicUrl`, else by the Host header. */
  readonly publicFilesUrl?: string;
  /** Origins whose pages may use the control API beside the mock's own, e.g. `http://localhost:5173`. */
  readonly adminOrigins: readonly string[];
  /** Max size of an uploaded file, bytes. */
  readonly uploadLimit: number;
}

export const defaultSettings: MockSettings = {
  strict: false,
  selfCheck: true,
  cors: true,
  delay: [0, 0],
  keepLoginOnDissolve: false,
  adminOrigins: [],
  uploadLimit: 50 * 1024 * 1024,
};
