/** Every command that we send, by opcode. */
import { ADVERTISING_COMMANDS } from "./advertising-commands.ts";
import type { Command } from "./command.ts";
import { CONNECTION_COMMANDS } from "./connection-commands.ts";
import { EXTENDED_ADVERTISING_COMMANDS } from "./extended-advertising-commands.ts";
import { SCAN_COMMANDS } from "./scan-commands.ts";
import { SETUP_COMMANDS } from "./setup-commands.ts";

/** Any command, with parameters that nobody here looks into. */
export type AnyCommand = Command<unknown, unknown>;

export const COMMANDS: readonly AnyCommand[] = [
  ...SETUP_COMMANDS,
  ...ADVERTISING_COMMANDS,
  ...EXTENDED_ADVERTISING_COMMANDS,
  ...SCAN_COMMANDS,
  ...CONNECTION_COMMANDS,
];
