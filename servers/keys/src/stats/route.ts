/** The public document of day totals. */
import { stats } from "@bluezone/contract/keys/stats";
import type { Http } from "@bluezone/server-kit/http/http";
import type { KeptDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Database } from "@bluezone/server-kit/sql/database";
import { REPLACEABLE } from "../replaceable.ts";
import type { Tables } from "../tables.ts";
import { readDocument } from "./store.ts";

export function statsRoute(http: Http, database: Database<Tables>, documents: KeptDocuments): void {
  http.document(stats, () =>
    documents.read(stats.path, REPLACEABLE, async () => {
      const document = await readDocument(database);
      return document === undefined ? undefined : JSON.stringify({ stats: document });
    }),
  );
}
