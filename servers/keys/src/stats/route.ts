/** The public document of day totals. */
import { stats } from "@bluezone/contract/keys/stats";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { readDocument } from "./store.ts";

export function statsRoute(http: Http, database: Database<Tables>): void {
  http.document(stats, async () => {
    const document = await readDocument(database);
    return document === undefined ? undefined : { body: JSON.stringify({ stats: document }) };
  });
}
