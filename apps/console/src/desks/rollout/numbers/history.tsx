/** Everything that was sent of a unit's week: what stood before a correction stays readable. */
import { numbersHistory, type UnitNumbers } from "@bluezone/contract/rollout/numbers";
import type { Week } from "@bluezone/contract/rollout/week";
import { useAsk } from "../../../api/hooks.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { NUMBERS } from "./words.ts";

const SHORT = ["staff", "smartphones", "installed", "helped", "posters"] as const;

/** The columns of the totals, for anything that was sent. */
export function useTotalColumns<Row>(sentOf: (row: Row) => UnitNumbers): readonly Column<Row>[] {
  const t = useWords(NUMBERS);
  return SHORT.map((total) => ({
    id: total,
    title: t(`short_${total}`),
    number: (row) => sentOf(row).totals[total],
  }));
}

/** The table; nothing while nothing was sent. */
export function History({ unitId, week }: { readonly unitId: string; readonly week: Week }) {
  const t = useWords(NUMBERS);
  const query = useAsk(numbersHistory, { unitId, week });
  const totals = useTotalColumns<UnitNumbers>((sent) => sent);
  return (
    <Settled query={query} isEmpty={({ versions }) => versions.length === 0} empty={null}>
      {({ versions }) => (
        <section className="stack">
          <h2>{t("history")}</h2>
          <DataTable
            caption={t("history")}
            columns={[
              { id: "version", title: t("version"), cell: ({ version }) => version },
              ...totals,
              { id: "at", title: t("at"), moment: ({ at }) => at },
              { id: "when", title: t("when"), cell: ({ late }) => t(late ? "late" : "onTime") },
              { id: "by", title: t("by"), cell: ({ by }) => by },
            ]}
            rows={versions}
            rowKey={({ version }) => String(version)}
          />
        </section>
      )}
    </Settled>
  );
}
