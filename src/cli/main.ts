#!/usr/bin/env node
import { CommanderError } from 'commander';
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
  // Commander has already said what is wrong with the command line.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.usage);
  complain(error instanceof Error ? error.message : String(error));
  process.exit(exitCodes.usage);
}
