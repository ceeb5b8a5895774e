/** The mock's address; the console lies one folder below it. */
export const mockAddress = new URL('..', document.baseURI);
