/** How a cluster grew: a bar for each day on which cases began, and the same as a table with the sum. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readCluster } from "@bluezone/contract/health/clusters";
import { parseDay } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useNow } from "../../../api/hooks.ts";
import { BarChart } from "../../../kit/chart/bar-chart.tsx";
import { Figures } from "../../../kit/chart/figures.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CLUSTERS } from "./words.ts";

type Sizes = ResponseOf<typeof readCluster>["sizes"];

/** More days than this are too many for one look: the last ones are drawn, all are in the table. */
const DRAWN = 28;

/** Nothing while nobody is in it. */
export function ClusterSizes({ sizes }: { readonly sizes: Sizes }) {
  const t = useWords(CLUSTERS);
  const [locale] = useLocale();
  const now = useNow();
  if (sizes.length === 0) return null;
  const shown = sizes.slice(-DRAWN);
  const sums = new Map<string, number>();
  let sum = 0;
  for (const { day, cases } of sizes) {
    sum += cases;
    sums.set(day, sum);
  }
  return (
    <Figures
      title={t("sizes")}
      source={t("sizesSource")}
      cutOff={now}
      illustrative={false}
      note={t("sizesNote")}
    >
      <BarChart
        label={t("sizes")}
        labels={shown.map(({ day }) => dayMonth(parseDay(day), locale))}
        series={[{ name: t("cases"), values: shown.map(({ cases }) => cases) }]}
        say={(value) => integer(value, locale)}
      />
      <DataTable
        caption={t("sizesTable")}
        columns={[
          { id: "day", title: t("began"), day: ({ day }) => day },
          { id: "cases", title: t("cases"), number: ({ cases }) => cases },
          { id: "sum", title: t("sizesSum"), number: ({ day }) => sums.get(day) ?? 0 },
        ]}
        rows={sizes}
        rowKey={({ day }) => day}
      />
    </Figures>
  );
}
