/** Venues as everybody reads them. */
import type { ToldVenue } from "@bluezone/contract/rollout/local";
import type { VenueRow } from "../help/tables.ts";

/** One. */
export const toldVenue = (row: VenueRow): ToldVenue => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  place: row.place,
  cashless: JSON.parse(row.cashless) as string[],
  online: row.online,
  orderPhone: row.order_phone,
  delivery: JSON.parse(row.delivery) as string[],
  illustrative: row.illustrative,
});
