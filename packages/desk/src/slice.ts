/** A slice of a desk server: one folder that says everything about itself, and what a list of slices comes to. */
import type { BackupPlan } from "@bluezone/server-kit/backup/backup";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import type { RetentionRule } from "@bluezone/server-kit/jobs/retention";
import type { Metrics } from "@bluezone/server-kit/measure/metrics";
import type { Migrations } from "@bluezone/server-kit/sql/migrate";
import type { Desk } from "./change.ts";
import type { SlicePart } from "./waiting/part.ts";

/** What a slice does in one running server. */
export type Service<Caller, Tables = never> = {
  /** Adds its endpoints, documents and pages: what staff read and change to `desk`, all others to `http`. */
  endpoints?(http: Http<Caller>, desk: Desk<Tables>): void | Promise<void>;
  /** What it does every so often, in the order in which it is done. */
  readonly jobs?: readonly Job[];
  /** Adds its state to what is measured. */
  gauges?(metrics: Metrics): void;
  /** Called once, after the port is closed. */
  close?(): Promise<void>;
};

/** What ends the rows of a table: a table with whose rows they go, a job of their own, the next ones, or nothing. */
export type RowEnds<Table extends string> = {
  readonly [T in Table]?: Table | "a job" | "the next one" | "nothing";
};

/**
 * One slice. A server is a list of them from the ground up: a slice knows only those before it.
 * `Counts` are the columns of the server's retention proof.
 */
export type Slice<Context, Caller, Tables, Counts extends string = never> = {
  /** Its folder. */
  readonly name: string;
  /** How its tables came to be. Names begin with a number: migrations of all slices run in the order of their names. */
  readonly migrations?: Migrations;
  /** What it does in one running server. */
  readonly serve?: (context: Context) => Service<Caller, Tables>;
  /** What of it waits for somebody. */
  readonly waiting?: readonly SlicePart<Context, Tables>[];
  /** How long it keeps what. */
  readonly retention?: readonly RetentionRule<Tables, Counts>[];
  /** Its tables that no rule of retention empties, with what ends their rows instead: each table is in one of both. */
  readonly lasting?: RowEnds<keyof Tables & string>;
  /** Its tables that a backup holds, each after those that it refers to. */
  readonly backup?: readonly (keyof Tables & string)[];
  /** Its tables that no backup holds; a comment beside says why. */
  readonly leftOut?: readonly (keyof Tables & string)[];
};

type SliceParts<Tables, Counts extends string = string> = Pick<
  Slice<never, never, Tables, Counts>,
  "name" | "migrations" | "retention" | "backup" | "leftOut"
>;

/** The migrations of all slices. Throws RangeError when two have one name. */
export function migrationsOf(slices: readonly Pick<SliceParts<never>, "name" | "migrations">[]): Migrations {
  const all: Record<string, Migrations[string]> = {};
  for (const { name, migrations = {} } of slices)
    for (const [step, migration] of Object.entries(migrations)) {
      if (step in all) throw new RangeError(`${name}: a migration ${step} is there already`);
      all[step] = migration;
    }
  return all;
}

/** What a backup of a server holds. */
export const backupOf = <Tables>(
  server: string,
  slices: readonly Pick<SliceParts<Tables>, "name" | "migrations" | "backup">[],
): BackupPlan<Tables> => ({
  server,
  migrations: migrationsOf(slices),
  tables: slices.flatMap(({ backup = [] }) => backup),
});

/** The tables that no backup of a server holds. */
export const leftOutOf = <Tables>(
  slices: readonly Pick<SliceParts<Tables>, "leftOut">[],
): readonly (keyof Tables & string)[] => slices.flatMap(({ leftOut = [] }) => leftOut);

/** The rules of retention of all slices: the highest first, because what hangs on another's rows goes before them. */
export const retentionOf = <Tables, Counts extends string>(
  slices: readonly Pick<Slice<never, never, Tables, Counts>, "retention">[],
): readonly RetentionRule<Tables, Counts>[] => slices.toReversed().flatMap(({ retention = [] }) => retention);
