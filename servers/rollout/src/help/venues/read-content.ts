/** A venue's content as it is kept: a number that can be called, a district that is one, something to be listed for. */
import { Fault } from "@bluezone/contract/fault";
import type { Venue, VenueContent } from "@bluezone/contract/rollout/venues";
import type { Province } from "@bluezone/policy/province";
import { Day, type Instant, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import { parsePhone } from "@bluezone/vietnamese/phone";
import { instantOf, ms } from "../../tables.ts";
import type { VenueRow } from "../tables.ts";

/** What of a row comes from its content. */
type ContentColumns = Omit<
  VenueRow,
  | "id"
  | "unit"
  | "unit_path"
  | "valid_from_day"
  | "gone"
  | "illustrative"
  | "version"
  | "hands"
  | "approved_by"
>;

/** Throws Fault `phone_unknown`, `district_unknown` or `nothing_to_list`. */
export function readContent(
  { districts }: Pick<Province, "districts">,
  content: VenueContent,
  now: Instant,
): ContentColumns {
  const { name, kind, district, place, cashless, online, orderPhone, delivery, validTo } = content;
  if (!districts.some(({ code }) => code === district))
    throw new Fault("district_unknown", "There is no such district.");
  const typed = orderPhone?.trim() ?? "";
  const phone = typed === "" ? null : parsePhone(typed);
  if (phone === undefined)
    throw new Fault("phone_unknown", "This is no number that one can call in Vietnam.");
  if (cashless.length === 0 && online === null && phone === null && delivery.length === 0)
    throw new Fault("nothing_to_list", "Neither cashless, nor online, nor by phone, nor delivered.");
  return {
    key: fold(`${name} ${district} ${place}`),
    search: fold(`${name} ${place}`),
    name,
    kind,
    district,
    place,
    cashless: JSON.stringify([...new Set(cashless)]),
    online: online === null ? null : new URL(online).href,
    order_phone: phone,
    delivery: JSON.stringify([...new Set(delivery)]),
    valid_to_day: validTo === null ? null : parseDay(validTo),
    changed_ms: ms(now),
  };
}

/** Whether everybody sees it on a day. */
const isListed = (
  row: Pick<VenueRow, "gone" | "approved_by" | "valid_from_day" | "valid_to_day">,
  day: Day,
): boolean =>
  !row.gone &&
  row.approved_by !== null &&
  row.valid_from_day <= day &&
  (row.valid_to_day === null || row.valid_to_day >= day);

/** A venue as the desk shows it. */
export function venueOf(row: VenueRow, today: Day): Venue {
  return {
    id: row.id,
    unitId: row.unit,
    name: row.name,
    kind: row.kind as Venue["kind"],
    district: row.district,
    place: row.place,
    cashless: JSON.parse(row.cashless) as Venue["cashless"],
    online: row.online,
    orderPhone: row.order_phone,
    delivery: JSON.parse(row.delivery) as string[],
    validFrom: isoDay(Day(row.valid_from_day)),
    validTo: row.valid_to_day === null ? null : isoDay(Day(row.valid_to_day)),
    waiting: row.approved_by === null,
    listed: isListed(row, today),
    illustrative: row.illustrative,
    changed: isoInstant(instantOf(row.changed_ms)),
    version: row.version,
  };
}
