/** One venue: changed, taken out, or let onto the public page by a second person. */
import { approveVenue, changeVenue, listVenues, readVenue } from "@bluezone/contract/rollout/venues";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageLink, useGo, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { VenueForm } from "./venue-form.tsx";
import { wayLine } from "./ways.ts";
import { VENUES } from "./words.ts";

/** The page. */
export function VenuePage() {
  const t = useWords(VENUES);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const go = useGo();
  const id = usePart("id");
  const query = useAsk(readVenue, { id });
  const change = useAction(changeVenue, { changes: [listVenues, readVenue] });
  const remove = useAction(changeVenue, { changes: [listVenues, readVenue] });
  const approve = useAction(approveVenue, { changes: [listVenues, readVenue] });
  return (
    <Settled whole query={query} words={VENUES}>
      {({ venue, mayChange, mayApprove }) => (
        <div className="stack">
          <PageTitle above={<PageLink to="/venues">{title("venues")}</PageLink>}>{venue.name}</PageTitle>
          <Facts
            label={venue.name}
            facts={[
              [t("place"), venue.place],
              [t("ways"), wayLine(venue, (way) => t(`filter_${way}`))],
              [t("online"), venue.online],
              [t("orderPhone"), venue.orderPhone],
              [
                t("listed"),
                venue.waiting
                  ? t("waiting")
                  : venue.listed
                    ? venue.validTo !== null && date(parseDay(venue.validTo), locale)
                    : t("notListed"),
              ],
            ]}
            note={venue.illustrative ? t("illustrative") : undefined}
          />
          {mayApprove && (
            <div className="row">
              <Button
                variant="filled"
                loading={approve.isPending}
                onClick={() => void approve.act({ id, version: venue.version }, t("approved"))}
              >
                {t("approve")}
              </Button>
            </div>
          )}
          <FaultLine error={approve.error ?? remove.error} words={VENUES} />
          {mayChange && (
            <VenueForm
              key={venue.version}
              content={venue}
              aside={mayApprove}
              onSave={async (content) => {
                await change.send({ id, version: venue.version, content }, t("saved"));
              }}
              more={
                <Button
                  color="danger"
                  onClick={async () => {
                    const ask = { title: t("remove"), text: t("removeText"), yes: t("remove"), danger: true };
                    const gone = { id, version: venue.version, content: null };
                    if (await remove.act(gone, t("removed"), ask)) go({ to: "/venues" });
                  }}
                >
                  {t("remove")}
                </Button>
              }
            />
          )}
        </div>
      )}
    </Settled>
  );
}
