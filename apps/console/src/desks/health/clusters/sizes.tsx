/** How a cluster grew: for each day on which cases began how many did, and how many there were in all; the same as a table. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readCluster } from "@bluezone/contract/health/clusters";
import { parseDay } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useNow } from "../../../api/hooks.ts";
import { BarChart } from "../../../kit/chart/bar-chart.tsx";
import { Figures } from "../../../kit/chart/figures.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CLUSTERS } from "./words.ts";

type Sizes = ResponseOf<typeof readCluster>["sizes"];

/** How many there were by the end of each day. */
function sumsOf(sizes: Sizes): readonly number[] {
  let sum = 0;
  return sizes.map(({ cases }) => {
    sum += cases;
    return sum;
  });
}

/** Nothing while nobody is in it. */
export function ClusterSizes({ sizes }: { readonly sizes: Sizes }) {
  const t = useWords(CLUSTERS);
  const [locale] = useLocale();
  const now = useNow();
  if (sizes.length === 0) return null;
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
        labels={sizes.map(({ day }) => dayMonth(parseDay(day), locale))}
        series={[
          { name: t("sizesNew"), values: sizes.map(({ cases }) => cases) },
          { name: t("sizesSum"), values: sumsOf(sizes) },
        ]}
        say={(value) => integer(value, locale)}
      />
    </Figures>
  );
}
