/** Venues, found by their name and by how they sell. */
import { VENUE_FILTERS, type Venue, type VenueFilter } from "@bluezone/contract/rollout/venues";
import { fold } from "@bluezone/vietnamese/fold";
import { useDeferredValue, useState } from "react";
import { Chips } from "../../../kit/form/chips.tsx";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { useDistrictName } from "./use-district-name.ts";
import { waysOf } from "./ways.ts";
import { VENUES } from "./words.ts";

/** `total` counts also those that were not asked for. */
export function VenueList({ venues, total }: { readonly venues: readonly Venue[]; readonly total: number }) {
  const t = useWords(VENUES);
  const districtName = useDistrictName();
  const [filter, setFilter] = useState("");
  const [typed, setTyped] = useState("");
  const words = fold(useDeferredValue(typed));
  return (
    <DataTable
      caption={t("list")}
      columns={[
        { id: "name", title: t("name"), text: ({ name }) => name },
        { id: "district", title: t("district"), text: ({ district }) => districtName(district) },
        { id: "place", title: t("place"), cell: ({ place }) => place },
        {
          id: "ways",
          title: t("ways"),
          cell: (venue) =>
            waysOf(venue)
              .map((way) => t(`filter_${way}`))
              .join(", "),
        },
        {
          id: "note",
          title: t("remark"),
          cell: ({ listed, waiting, illustrative }) =>
            [
              ...(waiting ? [t("waiting")] : listed ? [] : [t("notListed")]),
              ...(illustrative ? [t("illustrative")] : []),
            ].join(" · "),
        },
      ]}
      rows={venues.filter(
        (venue) =>
          (filter === "" || waysOf(venue).includes(filter as VenueFilter)) &&
          fold(`${venue.name} ${venue.place}`).includes(words),
      )}
      total={total}
      rowKey={({ id }) => id}
      rowLink={({ id }) => ({ to: "/venues/$id", parts: { id } })}
      filters={
        <>
          <SearchBox label={t("find")} value={typed} onChange={setTyped} />
          <Chips
            name={t("filter")}
            all={t("all")}
            choices={VENUE_FILTERS.map((value) => ({ value, label: t(`filter_${value}`) }))}
            value={filter}
            onChange={setFilter}
          />
        </>
      }
    />
  );
}
