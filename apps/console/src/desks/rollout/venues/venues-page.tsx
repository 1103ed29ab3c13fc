/** Every venue within reach, by district and by how it sells. */
import { listVenues } from "@bluezone/contract/rollout/venues";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { VenueCounts } from "./venue-counts.tsx";
import { VenueList } from "./venue-list.tsx";
import { VENUES } from "./words.ts";

/** The page. */
export function VenuesPage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const writes = useSession().may("venues.write");
  const query = useAsk(listVenues, { limit: 2_000 });
  return (
    <div className="stack">
      <PageTitle
        actions={
          <>
            {writes && (
              <PageButton to="/venues/new" variant="filled">
                {t("add")}
              </PageButton>
            )}
            {writes && <PageButton to="/venues/import">{t("import")}</PageButton>}
          </>
        }
      >
        {title("venues")}
      </PageTitle>
      <Settled query={query} isEmpty={({ venues }) => venues.length === 0} empty={t("empty")}>
        {({ venues, total, counts }) => (
          <>
            <VenueList venues={venues} total={total} />
            <VenueCounts counts={counts} />
          </>
        )}
      </Settled>
    </div>
  );
}
