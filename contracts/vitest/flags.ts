import { checkCommand } from '../../src/cli/commands/check.ts';
import type { CheckFlags } from '../../src/cli/flags/check-settings.ts';

/** The flags of `imapi check`, from the environment alone: IMAPI_TARGET, IMAPI_MODE, IMAPI_TOKEN and so on. */
export function flagsFromEnvironment(): CheckFlags {
  const command = checkCommand();
  command.exitOverride().action(() => {});
  command.parse([], { from: 'user' });
  return command.opts<CheckFlags>();
}
