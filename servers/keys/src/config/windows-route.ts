/** The document that every phone reads at every check. */
import { windows } from "@bluezone/contract/keys/windows";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { readIssuedWindows } from "./store.ts";

export function windowsRoute(http: Http, database: Database<Tables>): void {
  http.document(windows, async () => {
    const issued = await readIssuedWindows(database.db);
    return issued && { body: JSON.stringify({ windows: issued.document }) };
  });
}
