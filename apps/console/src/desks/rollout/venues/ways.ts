/** How a venue sells, as a list of filters that it belongs to. */
import { VENUE_FILTERS, type Venue, type VenueFilter } from "@bluezone/contract/rollout/venues";

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
