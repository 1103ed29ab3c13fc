/** Every venue within reach, by district and by how it sells. */
import { listVenues, VENUE_FILTERS, type VenueFilter } from "@bluezone/contract/rollout/venues";
import { on } from "@bluezone/policy/dated";
import { DISTRICTS } from "@bluezone/policy/district";
import { fold } from "@bluezone/vietnamese/fold";
import { useDeferredValue, useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/chips.tsx";
import { DataTable } from "../../../kit/data-table.tsx";
import { PageButton } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { SearchBox } from "../../../kit/search-box.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { waysOf } from "./ways.ts";
import { VENUES } from "./words.ts";

/** The page. */
export function VenuesPage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const { may } = useSession();
  const today = useToday();
  const [filter, setFilter] = useState("");
  const [typed, setTyped] = useState("");
  const words = fold(useDeferredValue(typed));
  const query = useAsk(listVenues, { limit: 2_000 });
  const districts = new Map(on(DISTRICTS, today).map(({ code, name }) => [code, name]));
  const add = may("venues.write") && (
    <PageButton to="/venues/new" variant="filled">
      {t("add")}
    </PageButton>
  );
  return (
    <div className="stack">
      <PageTitle
        actions={
          <>
            {add}
            {may("venues.write") && <PageButton to="/venues/import">{t("import")}</PageButton>}
          </>
        }
      >
        {title("venues")}
      </PageTitle>
      <Settled query={query} isEmpty={({ venues }) => venues.length === 0} empty={t("empty")}>
        {({ venues, total, counts }) => (
          <>
            <DataTable
              caption={t("list")}
              columns={[
                { id: "name", title: t("name"), text: ({ name }) => name },
                {
                  id: "district",
                  title: t("district"),
                  text: ({ district }) => districts.get(district) ?? district,
                },
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
            <h2>{t("counts")}</h2>
            <DataTable
              caption={t("counts")}
              columns={[
                {
                  id: "district",
                  title: t("district"),
                  cell: ({ district }) => districts.get(district) ?? district,
                },
                { id: "all", title: t("sum"), number: ({ all }) => all },
                ...VENUE_FILTERS.map((way) => ({
                  id: way,
                  title: t(`filter_${way}`),
                  number: (row: (typeof counts)[number]) => row[way],
                })),
              ]}
              rows={counts}
              rowKey={({ district }) => district}
            />
          </>
        )}
      </Settled>
    </div>
  );
}
