/** What contacts ask of slices above. Whoever puts the server together says who answers. */
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

export type ContactHooks = {
  /** Of these people, the open quarantine of whoever has one within reach, by the person's id. */
  readonly quarantinedAmong: (
    sql: Sql,
    scope: Scope,
    personIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
};
