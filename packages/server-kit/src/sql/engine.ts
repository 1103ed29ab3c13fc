/**
 * A whole database engine that servers share with a schema each: PostgreSQL in this process (PGlite, in memory or in a
 * folder), or a PostgreSQL server. The same migrations and the same code run on each; SQL is no newer than PostgreSQL 15.
 */
import type { Duration } from "@bluezone/protocol/time";
import type { Dialect } from "kysely";
import type { PostgresUrl } from "./postgres-url.ts";

/**
 * An opened engine. On all of them bigint, numeric and interval are read as text, bytea as Uint8Array.
 * `openDatabase` gives one server's schema of it.
 */
export type Engine = {
  /** What Kysely speaks to it through. */
  readonly dialect: Dialect;
  /** Runs one statement with parameters $1, $2, …, by itself, outside every schema. */
  query<Row = Record<string, unknown>>(
    statement: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: Row[] }>;
  /** After how long without an answer it counts as away; absent where it cannot be: in this process. */
  readonly answersWithin?: Duration;
  /** Ends it, and with it every schema opened on it. */
  close(): Promise<void>;
};

/** Where a database is kept. */
export type DatabasePlace =
  | { readonly at: "memory" }
  | { readonly at: "folder"; readonly folder: string }
  | { readonly at: "postgres"; readonly url: PostgresUrl };
