/** better-auth from the first call that needs it: it is a third of all that a server loads, and most calls are a phone's. */
import type { Sql } from "../tables.ts";
import type { Auth, AuthOptions } from "./better-auth.ts";

/** `auth` checks on the database's own connections, `authIn` as part of a transaction. */
export function loadAuth(
  sql: Sql,
  options: AuthOptions,
): { auth(): Promise<Auth>; authIn(trx: Sql): Promise<Auth> } {
  const authIn = async (on: Sql): Promise<Auth> =>
    (await import("./better-auth.ts")).createAuth(on, options);
  let own: Promise<Auth> | undefined;
  return {
    authIn,
    auth() {
      own ??= authIn(sql);
      return own;
    },
  };
}
