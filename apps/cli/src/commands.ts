/** The table of all commands. What a command needs is loaded when it is called, so that the others stay quick. */
import type { Command } from "./command.ts";

/** A command as it is listed. */
export type Listed = {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  load(): Promise<Command>;
};

export const COMMANDS: readonly Listed[] = [
  {
    name: "protocol rpi",
    summary: "The identifiers that a key says in the air.",
    load: async () => (await import("./commands/protocol-rpi.ts")).protocolRpi,
  },
  {
    name: "protocol hmac",
    summary: "The HMACs that bind a certificate to published keys.",
    load: async () => (await import("./commands/protocol-hmac.ts")).protocolHmac,
  },
];
