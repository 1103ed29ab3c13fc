/** How many venues of each district sell in each way. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type listVenues, VENUE_FILTERS } from "@bluezone/contract/rollout/venues";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { useDistrictName } from "./use-district-name.ts";
import { VENUES } from "./words.ts";

type Counts = ResponseOf<typeof listVenues>["counts"];

/** The part of the page. */
export function VenueCounts({ counts }: { readonly counts: Counts }) {
  const t = useWords(VENUES);
  const districtName = useDistrictName();
  return (
    <>
      <h2>{t("counts")}</h2>
      <DataTable
        caption={t("counts")}
        columns={[
          { id: "district", title: t("district"), cell: ({ district }) => districtName(district) },
          { id: "all", title: t("sum"), number: ({ all }) => all },
          ...VENUE_FILTERS.map((way) => ({
            id: way,
            title: t(`filter_${way}`),
            number: (row: Counts[number]) => row[way],
          })),
        ]}
        rows={counts}
        rowKey={({ district }) => district}
      />
    </>
  );
}
