/** /data/….json and /data/….csv: every public figure. */
import type { Document } from "@bluezone/contract/endpoint";
import { dayOf } from "@bluezone/protocol/time";
import { writeCsv } from "@bluezone/server-kit/files/csv";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import type { DataSet } from "./data-set.ts";
import { DATA_SETS } from "./figures.ts";

const documentOf = ({ name, title }: DataSet, ending: "json" | "csv"): Document => ({
  method: "GET",
  path: `/data/${name}.${ending}`,
  summary: `${title.en}, as ${ending === "json" ? "JSON" : "CSV"}.`,
  mediaType: ending === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
  maxAge: 300,
});

/** Adds the documents. */
export function addData(http: Http<Viewer>, { clock, config, database }: Context): void {
  for (const set of DATA_SETS) {
    const rows = () => {
      const instant = clock.now();
      return set.rows(database.db, { province: config.province, today: dayOf(instant, "vietnam"), instant });
    };
    http.document(documentOf(set, "json"), async () => ({
      body: JSON.stringify({
        name: set.name,
        title: set.title,
        operator: config.operator ?? null,
        rows: await rows(),
      }),
    }));
    http.document(documentOf(set, "csv"), async () => ({
      body: writeCsv(set.columns, (await rows()) as readonly Record<string, string | number | null>[]),
    }));
  }
}
