/** Every venue within reach, by district and by how it sells. */
import { listVenues, VENUE_FILTERS } from "@bluezone/contract/rollout/venues";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { useDistrictName } from "./use-district-name.ts";
import { VenueCounts } from "./venue-counts.tsx";
import { wayLine, waysOf } from "./ways.ts";
import { VENUES } from "./words.ts";

/** The page. */
export function VenuesPage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const writes = useSession().may("venues.write");
  const districtName = useDistrictName();
  const query = useAsk(listVenues, { limit: 2_000 });
  return (
    <ListPage
      title={title("venues")}
      buttons={
        writes && (
          <>
            <PageButton to="/venues/import">{t("import")}</PageButton>
            <PageButton to="/venues/new" variant="filled">
              {t("add")}
            </PageButton>
          </>
        )
      }
      query={query}
      empty={t("empty")}
      rowsOf={({ venues }) => venues}
      below={({ counts }) => <VenueCounts counts={counts} />}
      caption={t("list")}
      opens="/venues/$id"
      search={{ label: t("find"), of: ({ name, place }) => `${name} ${place}` }}
      choice={{
        name: t("filter"),
        all: t("all"),
        choices: VENUE_FILTERS.map((value) => ({ value, label: t(`filter_${value}`) })),
        of: waysOf,
      }}
      columns={[
        { id: "name", title: t("name"), text: ({ name }) => name },
        { id: "district", title: t("district"), text: ({ district }) => districtName(district) },
        { id: "place", title: t("place"), cell: ({ place }) => place },
        {
          id: "ways",
          title: t("ways"),
          cell: (venue) => wayLine(venue, (way) => t(`filter_${way}`)),
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
    />
  );
}
