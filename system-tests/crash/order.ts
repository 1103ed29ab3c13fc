/** What passes between the driver and the process that it kills. Plain JSON: it crosses a process border. */
import type { Instant } from "@bluezone/protocol/time";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import type { MutantName } from "./mutants.ts";
import type { Aim } from "./step.ts";

/** Where a process stands. All of it outlasts the process. */
export type Site = {
  /** Holds `database/`, `exports/`, `signing/`, `sms` (messages that left) and `deaths`. */
  readonly folder: string;
  /** Address of a PostgreSQL database; nothing for one embedded in the folder. */
  readonly postgres: string | undefined;
  /** Base64, newest first. */
  readonly keysSecrets: readonly string[];
  readonly healthSecrets: readonly string[];
  /** Name of the key in `signing/` that signs the configuration. */
  readonly root: string;
  /** A port that is broken on purpose. */
  readonly mutant: MutantName | undefined;
};

/** An order; each gets one reply, unless the process dies. */
export type Order =
  | {
      readonly is: "open";
      readonly site: Site;
      readonly seed: string;
      readonly now: Instant;
      readonly aim?: Aim;
    }
  | { readonly is: "aim"; readonly aim?: Aim }
  | { readonly is: "now"; readonly now: Instant }
  | { readonly is: "jobs" }
  | { readonly is: "api-keys" }
  /** Makes a signing key's file. */
  | { readonly is: "make-key"; readonly name: string }
  | { readonly is: "rows" }
  | { readonly is: "close" };

/** Every row of every table of both servers, by "schema.table". */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export type Reply =
  | { readonly is: "open"; readonly keys: string; readonly health: string }
  | { readonly is: "done"; readonly events: readonly AnyEvent[] }
  | { readonly is: "api-keys"; readonly admin: string; readonly device: string }
  | { readonly is: "rows"; readonly rows: Rows }
  | { readonly is: "failed"; readonly error: string };

export type Numbered<T> = T & { readonly id: number };
