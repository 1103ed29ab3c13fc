/** The document that every phone reads at every check. */
import { windows } from "@bluezone/contract/keys/windows";
import type { Http } from "@bluezone/server-kit/http/http";
import type { KeptDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Database } from "@bluezone/server-kit/sql/database";
import { REPLACEABLE } from "../replaceable.ts";
import type { Tables } from "../tables.ts";
import { readIssuedWindows } from "./store.ts";

export function windowsRoute(http: Http, database: Database<Tables>, documents: KeptDocuments): void {
  http.document(windows, () =>
    documents.read(windows.path, REPLACEABLE, async () => {
      const issued = await readIssuedWindows(database.db);
      return issued && JSON.stringify({ windows: issued.document });
    }),
  );
}
