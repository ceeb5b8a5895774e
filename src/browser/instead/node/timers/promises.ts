/** Waits, milliseconds. */
const waited = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

export { waited as setTimeout };

export const setImmediate = () => waited(0);
