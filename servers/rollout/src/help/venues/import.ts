/** Venues come in from CSV: good rows are kept, bad ones come back with a reason each. */
import { createHash } from "node:crypto";
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  type importVenues,
  NEEDED_VENUE_COLUMNS,
  VENUE_COLUMNS,
  VENUE_HEADINGS,
  VENUE_KINDS,
  VenueContent,
} from "@bluezone/contract/rollout/venues";
import type { ChangeContext } from "@bluezone/desk/change";
import type { Province } from "@bluezone/policy/province";
import { dayOf } from "@bluezone/protocol/time";
import { CsvError, readCsv, writeCsv } from "@bluezone/server-kit/files/csv";
import { findUnit, idOn } from "@bluezone/units/store";
import { fold } from "@bluezone/vietnamese/fold";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { Tables } from "../../tables.ts";
import { mustBeOwnDistrict } from "./own-district.ts";
import { readContent } from "./read-content.ts";
import { insertVenue } from "./store.ts";

type Outcome = ResponseOf<typeof importVenues>;
type Cells = Readonly<Record<(typeof VENUE_COLUMNS)[number], string>>;
type Wrong = Omit<Outcome["faults"][number], "row">;
/** Which column a fault of what was read is about. */
const COLUMN_OF: Readonly<Record<string, keyof Cells>> = {
  phone_unknown: "orderPhone",
  district_unknown: "district",
  district_foreign: "district",
  nothing_to_list: "cashless",
};
/** Kinds and ways of paying by the words that a Vietnamese table may have for them, beside the values themselves. */
const KIND: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    VENUE_KINDS.flatMap((kind) => (kind === "other" ? [] : [[fold(VALUES.vi[kind]), kind]])),
  ),
  khac: "other",
};
const CASHLESS: Readonly<Record<string, string>> = {
  [fold(VALUES.vi.bankTransfer)]: "bank",
  [fold(VALUES.vi.qrCode)]: "qr",
  [fold(VALUES.vi.eWallet)]: "wallet",
  [fold(VALUES.vi.card)]: "card",
};
/** Rows of one file. */
const MOST = 2_000;

const many = (cell: string): string[] =>
  cell
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");
const orNull = (cell: string): string | null => (cell.trim() === "" ? null : cell.trim());

/** "31/12/2020" as the contract has it; whatever else stays. */
const iso = (cell: string): string =>
  cell
    .trim()
    .replace(
      /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
      (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`,
    );

/** The content that a row has, not looked at yet. */
const contentOf = (cells: Cells) => {
  const of = (name: keyof Cells): string => cells[name];
  return {
    name: of("name"),
    kind: KIND[fold(of("kind"))] ?? of("kind").trim(),
    district: of("district").trim(),
    place: of("place"),
    cashless: many(of("cashless")).map((way) => CASHLESS[fold(way)] ?? way),
    online: orNull(of("online")),
    orderPhone: orNull(of("orderPhone")),
    delivery: many(of("delivery")),
    validTo: orNull(iso(of("validTo"))),
  };
};

/** A UUID that a venue's key always gets, so that the same row twice is the same venue. */
function idOf(key: string): string {
  const hex = createHash("sha256").update(`venue ${key}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Takes the rows in. Throws Fault `csv_unreadable` when it is no such table. */
export async function takeVenues(
  province: Pick<Province, "districts">,
  changing: ChangeContext<Tables>,
  csv: string,
): Promise<Outcome> {
  const counts = { added: 0, unchanged: 0 };
  const bad: { readonly row: number; readonly values: Cells; readonly wrong: Wrong }[] = [];
  for (const { row, values } of rowsOf(csv)) {
    const wrong = await take(province, changing, values, counts);
    if (wrong) bad.push({ row, values, wrong });
  }
  return {
    ...counts,
    faults: bad.map(({ row, wrong }) => ({ row, ...wrong })),
    errors:
      bad.length === 0
        ? ""
        : writeCsv(
            [...VENUE_COLUMNS, "error"],
            bad.map(({ values, wrong }) => ({ ...values, error: `${wrong.column}: ${wrong.code}` })),
          ),
  };
}

function rowsOf(csv: string) {
  try {
    return readCsv(csv, VENUE_COLUMNS, {
      needed: NEEDED_VENUE_COLUMNS,
      most: MOST,
      headings: VENUE_HEADINGS,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new Fault("csv_unreadable", error.message);
    throw error;
  }
}

async function take(
  province: Pick<Province, "districts">,
  { trx, now, caller, scope }: ChangeContext<Tables>,
  values: Cells,
  counts: { added: number; unchanged: number },
): Promise<Wrong | undefined> {
  const today = dayOf(now, "vietnam");
  const named = values.unit.trim();
  const unitId = named.includes("@") ? named : await idOn(trx, named, today);
  const unit = unitId === undefined ? undefined : await findUnit(trx, scope, unitId);
  if (!unit) return { column: "unit", code: "unit_unknown" };
  const read = VenueContent.safeParse(contentOf(values));
  if (!read.success) {
    return { column: (read.error.issues[0]?.path[0] ?? "name") as keyof Cells, code: "cell_invalid" };
  }
  try {
    const columns = readContent(province, read.data, now);
    await mustBeOwnDistrict(trx, scope, unit, read.data.district, today);
    const version = await insertVenue(trx, {
      ...columns,
      id: idOf(columns.key),
      unit: unit.id,
      unit_path: unit.path,
      valid_from_day: today,
      gone: false,
      illustrative: unit.illustrative,
      hands: JSON.stringify([caller.id]),
      approved_by: null,
    });
    counts[version === undefined ? "unchanged" : "added"] += 1;
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const column = COLUMN_OF[error.code];
    if (!column) throw error;
    return { column, code: error.code as Wrong["code"] };
  }
}
