/** All that is kept of somebody, table by table, in the words of the answer on paper. */
import { integer } from "@bluezone/vietnamese/number";
import { Facts } from "../../../kit/page/facts.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { DataRequest } from "./read.ts";
import { DATA_REQUESTS } from "./words.ts";

/** `shut`: the person is there, and is no longer shown here. */
export function Held({ held, shut }: { readonly held: DataRequest["held"]; readonly shut: boolean }) {
  const t = useWords(DATA_REQUESTS);
  const [locale] = useLocale();
  return (
    <section className="stack">
      <h2>{t("held")}</h2>
      {held.length > 0 && <p className="small">{t("heldAsPaper")}</p>}
      {held.length === 0 && <p>{t(shut ? "heldShut" : "heldNone")}</p>}
      {held
        .filter(({ rows }) => rows.length > 0)
        .map(({ table, title, purpose, until, rows }) => (
          <div key={table} className="stack" lang="vi">
            <h3>{t("rows", { title, n: integer(rows.length, locale) })}</h3>
            {rows.map((row, at) => (
              <Facts
                key={JSON.stringify(row)}
                label={t("rows", { title, n: integer(at + 1, locale) })}
                facts={row.facts.map(({ label, value }) => [label, value] as const)}
                note={t("purpose", { purpose, until })}
              />
            ))}
          </div>
        ))}
    </section>
  );
}
