/** How a venue sells, as a list of filters that it belongs to. */
import { VENUE_FILTERS, type Venue, type VenueFilter } from "@bluezone/contract/rollout/venues";
import { small } from "@bluezone/vietnamese/labels/case";

/** The filters in their order. */
export const waysOf = ({ cashless, online, orderPhone, delivery }: Venue): readonly VenueFilter[] => {
  const has: Readonly<Record<VenueFilter, boolean>> = {
    cashless: cashless.length > 0,
    online: online !== null,
    phone: orderPhone !== null,
    delivery: delivery.length > 0,
  };
  return VENUE_FILTERS.filter((filter) => has[filter]);
};

/** The same in one line: only its first word has a capital. `label` names a filter. */
export const wayLine = (venue: Venue, label: (filter: VenueFilter) => string): string =>
  waysOf(venue)
    .map((filter, index) => (index === 0 ? label(filter) : small(label(filter))))
    .join(", ");
