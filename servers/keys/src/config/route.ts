/** The document that every phone reads. */
import { config } from "@bluezone/contract/keys/config";
import type { Http } from "@bluezone/server-kit/http/http";
import type { KeptDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Database } from "@bluezone/server-kit/sql/database";
import { REPLACEABLE } from "../replaceable.ts";
import type { Tables } from "../tables.ts";
import { readIssued } from "./store.ts";

export function configRoute(http: Http, database: Database<Tables>, documents: KeptDocuments): void {
  http.document(config, () =>
    documents.read(config.path, REPLACEABLE, async () => {
      const issued = await readIssued(database.db);
      return issued && JSON.stringify({ config: issued.document });
    }),
  );
}
