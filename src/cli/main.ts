#!/usr/bin/env node
import { complain, exitCodes } from './exit.ts';
import { createProgram } from './program.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  complain(`Failed to start imapi: Node ${process.versions.node} is too old. Install Node 20.19 or newer.`);
  process.exit(exitCodes.usage);
}

try {
  await createProgram().parseAsync();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exit(exitCodes.usage);
}
