/** The document that every phone reads. */
import { config } from "@bluezone/contract/keys/config";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { readIssued } from "./store.ts";

export function configRoute(http: Http, database: Database<Tables>): void {
  http.document(config, async () => {
    const issued = await readIssued(database.db);
    return issued && { body: JSON.stringify({ config: issued.document }) };
  });
}
