/**
 * The venue directory: shops and markets that take payment without cash, sell online or by phone, or deliver. What stands in
 * it is the shop's own and meant for everybody.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { FullLine } from "./spoken-line.ts";

/** Kinds of venues. */
export const VENUE_KINDS = [
  "market",
  "supermarket",
  "shop",
  "restaurant",
  "pharmacy",
  "service",
  "other",
] as const;
/** Ways of paying without cash. */
export const CASHLESS_WAYS = ["bank", "qr", "wallet", "card"] as const;
/** What a list is filtered by: one static list each. */
export const VENUE_FILTERS = ["cashless", "online", "phone", "delivery"] as const;
/** One filter. */
export type VenueFilter = (typeof VENUE_FILTERS)[number];

/** A page of the shop's own: https, a host with a dot and no sign-in within it. */
export const ShopLink = z
  .string()
  .max(300)
  .regex(
    /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\s<>"\\^`{|}]*)?$/i,
    "an https address of a web page",
  );

/** What can be changed of a venue. */
export const VenueContent = z
  .object({
    name: FullLine(160),
    kind: z.enum(VENUE_KINDS),
    /** Code of the district. */
    district: z.string().max(40),
    /** Where it is, as the shop's own sign says. */
    place: FullLine(200),
    cashless: z.array(z.enum(CASHLESS_WAYS)).max(4),
    online: ShopLink.nullable(),
    /** The shop's own number for orders, as typed. */
    orderPhone: z.string().max(32).nullable(),
    /** Firms that deliver, "tự giao" among them. */
    delivery: z.array(FullLine(80)).max(6),
    /** Until when it is listed; null: until somebody takes it out. */
    validTo: IsoDay.nullable(),
  })
  .meta({ id: "VenueContent" });
export type VenueContent = z.output<typeof VenueContent>;

/** A venue. */
export const Venue = VenueContent.extend({
  id: z.uuid(),
  unitId: UnitId,
  validFrom: IsoDay,
  /** Whether it waits for a second person; nobody outside the desk sees it until then. */
  waiting: z.boolean(),
  /** Whether everybody sees it today. */
  listed: z.boolean(),
  illustrative: z.boolean(),
  changed: At,
  version: z.int(),
}).meta({ id: "Venue" });
export type Venue = z.output<typeof Venue>;

/** Venues of the units within reach. */
export const listVenues = staffRead({
  path: "/api/rollout/venues/list",
  summary: "Venues of the units within reach, and counts by district.",
  permission: "venues.read",
  request: z.object({
    district: z.string().max(40).optional(),
    filter: z.enum(VENUE_FILTERS).optional(),
    words: z.string().max(80).optional(),
    limit: z.int().min(1).max(2_000).default(500),
  }),
  response: z.object({
    venues: z.array(Venue),
    total: z.int(),
    /** Listed today, by district. */
    counts: z.array(
      z.object({
        district: z.string(),
        all: z.int(),
        cashless: z.int(),
        online: z.int(),
        phone: z.int(),
        delivery: z.int(),
      }),
    ),
  }),
});

/** One venue. */
export const readVenue = staffRead({
  path: "/api/rollout/venues/read",
  summary: "One venue.",
  permission: "venues.read",
  request: z.object({ id: z.uuid() }),
  response: z.object({ venue: Venue, mayChange: z.boolean(), mayApprove: z.boolean() }),
});

const VENUE_FAULTS = {
  /** Not a number that one can call in Vietnam. */
  phone_unknown: 422,
  district_unknown: 400,
  /** Not the district of the unit that lists it, and not one that the viewer reaches. */
  district_foreign: 403,
  /** Neither cashless, nor online, nor by phone, nor delivered: nothing to list it for. */
  nothing_to_list: 422,
} as const;

/** Puts a venue in; the id is drawn by who asks. A second person approves it before everybody sees it. */
export const addVenue = staffChange({
  path: "/api/rollout/venues/add",
  summary: "Puts a venue into the directory.",
  permission: "venues.write",
  request: z.object({ id: z.uuid(), unitId: UnitId.optional(), content: VenueContent }),
  response: z.object({ version: z.int() }),
  faults: VENUE_FAULTS,
});

/** Changes a venue, which then waits for a second person again; `content` null takes it out. */
export const changeVenue = staffChange({
  path: "/api/rollout/venues/change",
  summary: "Changes a venue, or takes it out.",
  permission: "venues.write",
  request: z.object({ id: z.uuid(), version: z.int().positive(), content: VenueContent.nullable() }),
  response: z.object({ version: z.int() }),
  faults: VENUE_FAULTS,
});

/** The second person lets everybody see a venue. */
export const approveVenue = staffChange({
  path: "/api/rollout/venues/approve",
  summary: "A second person lets everybody see a venue.",
  permission: "venues.approve",
  request: z.object({ id: z.uuid(), version: z.int().positive() }),
  response: z.object({ version: z.int() }),
  faults: { same_person: 403 },
});

/** The columns of the CSV that venues come in by, in any order; headings in Vietnamese are known too (`VENUE_HEADINGS`). Several of one cell are parted by "|". */
export const VENUE_COLUMNS = [
  "unit",
  "name",
  "kind",
  "district",
  "place",
  "cashless",
  "online",
  "orderPhone",
  "delivery",
  "validTo",
] as const;

/** What a Vietnamese table has at the top of a column, in small letters; the first is the one that we write. */
export const VENUE_HEADINGS: Readonly<Record<(typeof VENUE_COLUMNS)[number], readonly string[]>> = {
  unit: ["mã đơn vị", "đơn vị"],
  name: ["tên điểm bán", "tên"],
  kind: ["loại điểm bán", "loại"],
  district: ["mã huyện", "huyện"],
  place: ["địa chỉ", "nơi bán"],
  cashless: ["thanh toán không tiền mặt", "thanh toán"],
  online: ["trang đặt hàng", "đặt hàng qua mạng"],
  orderPhone: ["số điện thoại đặt hàng", "số điện thoại", "điện thoại"],
  delivery: ["giao hàng"],
  validTo: ["đến hết ngày", "đến ngày"],
};

/** What can be wrong with a cell. */
export const VENUE_CELL_FAULTS = [
  "cell_invalid",
  "district_foreign",
  "district_unknown",
  "nothing_to_list",
  "phone_unknown",
  "unit_unknown",
] as const;

/** The columns that a file must have. */
export const NEEDED_VENUE_COLUMNS = [
  "unit",
  "name",
  "kind",
  "district",
  "place",
] as const satisfies readonly (typeof VENUE_COLUMNS)[number][];

/** Takes venues in from CSV; bad rows come back with a reason each. The same row twice adds nothing. */
export const importVenues = staffChange({
  path: "/api/rollout/venues/import",
  summary: "Takes venues in from CSV.",
  permission: "venues.write",
  request: z.object({ csv: z.string().max(1_000_000) }),
  response: z.object({
    added: z.int(),
    unchanged: z.int(),
    faults: z.array(
      z.object({ row: z.int(), column: z.enum(VENUE_COLUMNS), code: z.enum(VENUE_CELL_FAULTS) }),
    ),
    /** Those rows as CSV with a column `error`, formulas made harmless. */
    errors: z.string(),
  }),
  faults: { csv_unreadable: 400 },
  maxBody: 1_500_000,
});
