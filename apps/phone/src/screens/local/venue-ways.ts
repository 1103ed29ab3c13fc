/** What a venue is looked for by: paying without cash, ordering online or by phone, having it brought. */
import type { ToldVenue } from "@bluezone/contract/rollout/local";

/** In the order in which they are offered; "all" is every venue. */
export const WAYS = ["all", "cashless", "online", "phone", "delivery"] as const;
/** One of them. */
export type Way = (typeof WAYS)[number];

/** Whether a venue has this way. */
export function has({ cashless, online, orderPhone, delivery }: ToldVenue, way: Way): boolean {
  if (way === "cashless") return cashless.length > 0;
  if (way === "online") return online !== null;
  if (way === "phone") return orderPhone !== null;
  return way === "all" || delivery.length > 0;
}
