/** Print runs, newest first. */
import { listPrints, type PrintRun } from "@bluezone/contract/rollout/prints";
import { dayOf, parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
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
      { id: "run", title: t("run"), cell: ({ kind }) => kinds(`kind_${kind}`), sort: ({ kind }) => kind },
      {
        id: "at",
        title: t("at"),
        cell: ({ at }) => {
          const instant = parseInstant(at);
          return `${date(dayOf(instant, "vietnam"), locale)} ${clock(wallTime(instant, "vietnam"))}`;
        },
        sort: ({ at }) => at,
      },
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
    <>
      <PageTitle
        actions={
          <PageButton to="/prints/new" variant="filled">
            {t("make")}
          </PageButton>
        }
      >
        {title("prints")}
      </PageTitle>
      <Settled query={query} isEmpty={({ runs }) => runs.length === 0} empty={t("empty")}>
        {({ runs }) => (
          <DataTable
            caption={t("list")}
            columns={columns}
            rows={runs}
            rowKey={({ id }) => id}
            rowLink={({ id }) => ({ to: "/prints/$id", parts: { id } })}
          />
        )}
      </Settled>
    </>
  );
}
