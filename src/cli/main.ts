#!/usr/bin/env node
// Nothing is imported before the version is known to do: an old Node would only complain about syntax.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Failed to start imapi: Node ${process.versions.node} is too old. Install Node 20.19 or newer.\n`,
  );
  process.exit(2);
}
const { run } = await import('./run.ts');
await run(process.argv.slice(2));

export {};
