/** Print runs, newest first. */
import { listPrints, type PrintRun } from "@bluezone/contract/rollout/prints";
import { integer } from "@bluezone/vietnamese/number";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PLACEMENTS, PRINTS } from "../placements/words.ts";

/** Seconds after which a list with a run under way is asked anew. */
const EVERY = 3;

/** The page. */
export function PrintsPage() {
  const t = useWords(PRINTS);
  const kinds = useWords(PLACEMENTS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const go = useGo();
  useKey("new", () => go({ to: "/prints/new" }));
  const query = useAsk(listPrints, {}, { every: EVERY });
  const columns = useMemo<readonly Column<PrintRun>[]>(
    () => [
      { id: "run", title: t("run"), text: ({ kind }) => kinds(`kind_${kind}`) },
      { id: "at", title: t("at"), moment: ({ at }) => at },
      { id: "sheets", title: t("sheets"), number: ({ sheets }) => sheets },
      {
        id: "progress",
        title: t("progress"),
        cell: ({ state, set, sheets }) =>
          state === "making"
            ? t("state_making", { set: integer(set, locale), sheets: integer(sheets, locale) })
            : t(state === "ready" ? "state_ready" : "state_failed"),
      },
      {
        id: "note",
        title: t("note"),
        cell: ({ again, illustrative }) =>
          [...(again ? [t("again")] : []), ...(illustrative ? [t("illustrative")] : [])].join(", "),
      },
    ],
    [t, kinds, locale],
  );
  return (
    <ListPage
      title={title("prints")}
      buttons={
        <PageButton to="/prints/new" variant="filled">
          {t("make")}
        </PageButton>
      }
      query={query}
      empty={t("empty")}
      rowsOf={({ runs }) => runs}
      caption={t("list")}
      columns={columns}
      opens="/prints/$id"
    />
  );
}
