/** Days and places of a cluster as people write them. */
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CLUSTERS } from "./words.ts";

/** "20/12/2020 – 21/12/2020"; "" where nobody knows. */
export function useClusterDays(): (cluster: {
  readonly from: string | null;
  readonly to: string | null;
}) => string {
  const t = useWords(CLUSTERS);
  const [locale] = useLocale();
  return (cluster) => {
    const [from, to] = [cluster.from, cluster.to].map((iso) =>
      iso === null ? null : date(parseDay(iso), locale),
    );
    if (from && to) return from === to ? from : t("daysBoth", { from, to });
    if (from) return t("daysFrom", { from });
    return to ? t("daysTo", { to }) : "";
  };
}
