/** How many hours a day the phones that answered could hear others. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readLeague } from "@bluezone/contract/rollout/figures";
import { parseInstant } from "@bluezone/protocol/time";
import { Figures } from "../../../kit/chart/figures.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { shownBy } from "./figure-value.ts";
import { useSay } from "./use-say.ts";
import { MAP } from "./words.ts";

/** A small table; nothing while nobody answered. */
export function HoursOfPhones({ league }: { readonly league: ResponseOf<typeof readLeague> }) {
  const t = useWords(MAP);
  const say = useSay();
  if (league.hours.every(({ figure }) => figure.is === "none")) return null;
  return (
    <Figures
      title={t("hours")}
      source={t("source_active")}
      cutOff={parseInstant(league.cutOff)}
      illustrative={league.illustrative}
      note={t("about_active")}
    >
      <DataTable
        caption={t("hoursTable")}
        columns={[
          {
            id: "hours",
            title: t("hours"),
            cell: ({ hours }) => t("hour", { hours: hours.replace("-", "–") }),
          },
          {
            id: "share",
            title: t("hoursTable"),
            cell: ({ figure }) => say.figure(shownBy(figure, "people"), "people"),
            figures: true,
          },
        ]}
        rows={league.hours}
        rowKey={({ hours }) => hours}
      />
    </Figures>
  );
}
