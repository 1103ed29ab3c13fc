/** Reports that were closed; one of them opens above. */
import { type ClosedReport, listReports } from "@bluezone/contract/health/reports";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { DAILY_REPORT } from "./words.ts";

/** The list. */
export function ClosedList({ onChoose }: { readonly onChoose: (report: ClosedReport) => void }) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const query = useAsk(listReports, { limit: 60 });
  const name = ({ period, day }: ClosedReport) =>
    t(period === "day" ? "dayOf" : "weekOf", { day: date(parseDay(day), locale) });
  return (
    <section className="stack only-screen">
      <h2>{t("listTitle")}</h2>
      <Settled
        query={query}
        words={DAILY_REPORT}
        isEmpty={({ reports }) => reports.length === 0}
        empty={t("listEmpty")}
      >
        {({ reports }) => (
          <DataTable
            caption={t("listTitle")}
            columns={[
              {
                id: "when",
                title: t("when"),
                cell: (one) => (
                  <Button aria-label={`${name(one)}, ${one.unitName}`} onClick={() => onChoose(one)}>
                    {name(one)}
                  </Button>
                ),
                sort: ({ day }) => day,
              },
              { id: "unit", title: t("unit"), text: ({ unitName }) => unitName },
              { id: "closedAt", title: t("closedAt"), moment: ({ closedAt }) => closedAt },
              { id: "by", title: t("by"), cell: ({ by }) => by },
            ]}
            rows={reports}
            rowKey={({ id }) => id}
          />
        )}
      </Settled>
    </section>
  );
}
