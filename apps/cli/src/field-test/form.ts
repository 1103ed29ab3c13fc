/** The form of a field test (docs/field-test/form.csv), one row a measurement. All that is wrong is said at once, each with its row. */
import { CsvError, type CsvRow, readCsv, readCsvHead } from "@bluezone/server-kit/files/csv";
import { Failure } from "../failure.ts";
import { readText, shownPath } from "../input-file.ts";

/** Columns, with the Vietnamese names that the printed form has. */
const HEADINGS = {
  kind: ["loại"],
  phone: ["máy"],
  other: ["máy kia"],
  system: ["hệ"],
  model: ["kiểu máy"],
  state: ["trạng thái"],
  hours: ["giờ"],
  from: ["pin đầu"],
  to: ["pin cuối"],
  seconds: ["giây một khoảng"],
  windows: ["số khoảng"],
  heard: ["khoảng có nghe"],
  metres: ["mét"],
  carriage: ["cách mang"],
  readings: ["số lần đo"],
  dbm: [],
  try: ["phép thử"],
  outcome: ["kết quả"],
  note: ["ghi chú"],
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];

/** Words of the form and what they stand for, English and Vietnamese. */
const WORDS = {
  kind: {
    phone: "phone",
    máy: "phone",
    battery: "battery",
    pin: "battery",
    heard: "heard",
    nghe: "heard",
    level: "level",
    mức: "level",
    try: "try",
    thử: "try",
  },
  system: { android: "android", ios: "ios" },
  state: { locked: "locked", khóa: "locked", unlocked: "unlocked", mở: "unlocked", off: "off", tắt: "off" },
  carriage: { hand: "hand", tay: "hand", pocket: "pocket", túi: "pocket", bag: "bag", "ba lô": "bag" },
  try: {
    meet: "meet",
    "nghe nhau": "meet",
    pocket: "pocket",
    "khóa màn hình": "pocket",
    "after-link": "after-link",
    "sau kết nối": "after-link",
    pairing: "pairing",
    "ghép đôi": "pairing",
    guest: "guest",
    khách: "guest",
    name: "name",
    "tên máy": "name",
    restart: "restart",
    "khởi động lại": "restart",
  },
  outcome: { "as-said": "as-said", đúng: "as-said", otherwise: "otherwise", khác: "otherwise" },
} as const;
type Words = typeof WORDS;
type Word<Name extends keyof Words> = Words[Name][keyof Words[Name]];

/** A phone that took part. */
export interface TestPhone {
  readonly name: string;
  readonly system: Word<"system">;
  /** Maker and model, as the phone says them. */
  readonly model: string;
}
/** Charge in per cent at the beginning and end of some hours. `off`: without Bluezone, to compare. */
export interface Battery {
  readonly phone: string;
  readonly state: Word<"state">;
  readonly hours: number;
  readonly from: number;
  readonly to: number;
}
/** In a crowd: all others together; each of them has a window in every interval. */
export const EVERYBODY = "everybody";
/** How a form says so. */
const EVERYBODY_WORDS = [EVERYBODY, "tất cả"];

/** How many of the windows in which two phones were near held a reading of the other. */
export interface HeardWindows {
  readonly phone: string;
  /** A phone, or `EVERYBODY`. */
  readonly other: string;
  readonly state: Exclude<Word<"state">, "off">;
  /** Length of a window. */
  readonly seconds: number;
  readonly windows: number;
  /** Of `EVERYBODY` it may be more than the windows: then somebody from outside was near. */
  readonly heard: number;
}
/** The mean level of so many readings, in dBm. */
export interface Level {
  readonly phone: string;
  readonly other: string;
  readonly metres: number;
  /** Of both phones. */
  readonly carriage: Word<"carriage">;
  readonly readings: number;
  readonly dbm: number;
}

/** What came of a try of `docs/field-test/ten-minutes.md` on a phone: what must be seen was seen, or something else was. */
interface Trial {
  readonly phone: string;
  readonly name: Word<"try">;
  readonly outcome: Word<"outcome">;
}

/** A form that was filled in. */
export interface Form {
  readonly phones: readonly TestPhone[];
  readonly batteries: readonly Battery[];
  readonly heard: readonly HeardWindows[];
  readonly levels: readonly Level[];
  readonly tries: readonly Trial[];
  /** A note says that the figures are made up. */
  readonly illustrative: boolean;
}

/** What a note says when the figures are made up. */
const ILLUSTRATIVE = "số liệu minh họa";

/** A column as the printed form names it too: `heard («khoảng có nghe»)`. */
const columnName = (column: Column): string => {
  const [vietnamese] = HEADINGS[column];
  return vietnamese === undefined ? column : `${column} («${vietnamese}»)`;
};

/** What is wrong with one row. */
class WrongRow extends Error {
  override readonly name = "WrongRow";
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join("; "));
    this.faults = faults;
  }
}
const wrong = (fault: string): WrongRow => new WrongRow([fault]);

type Cells = Readonly<Record<string, () => unknown>>;
/** Reads several cells, so that all that is wrong with them is said. Throws WrongRow. */
function all<Some extends Cells>(cells: Some): { readonly [Name in keyof Some]: ReturnType<Some[Name]> } {
  const faults: string[] = [];
  const values = Object.entries(cells).map(([name, read]) => {
    try {
      return [name, read()];
    } catch (error) {
      if (!(error instanceof WrongRow)) throw error;
      faults.push(...error.faults);
      return [name, undefined];
    }
  });
  if (faults.length > 0) throw new WrongRow(faults);
  return Object.fromEntries(values) as { readonly [Name in keyof Some]: ReturnType<Some[Name]> };
}

const QUOTES =
  'a number with a comma stands in quotes, "0,5", or has a point, 0.5; a text with a comma stands in quotes too';

/** Reads cells of one row. Throws WrongRow. */
class Row {
  readonly #row: CsvRow<Column>;
  constructor(row: CsvRow<Column>) {
    this.#row = row;
  }
  text(column: Column): string {
    const value = this.#row.values[column];
    if (value === "") throw wrong(`${columnName(column)} is empty`);
    return value;
  }
  word<Name extends keyof Words>(column: Name): Word<Name> {
    const known: Readonly<Record<string, string>> = WORDS[column];
    const given = this.text(column).toLowerCase();
    if (Object.hasOwn(known, given)) return known[given] as Word<Name>;
    const cut = /^\d+$/.test(given) ? `; ${QUOTES}` : "";
    throw wrong(`${columnName(column)} must be one of ${Object.keys(known).join(", ")}${cut}`);
  }
  /** A number, with a comma or a point before its fraction. */
  number(column: Column, least: number, most: number, whole = false): number {
    const text = this.text(column).replace(",", ".").replace("−", "-");
    const n = /^-?\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    if (n >= least && n <= most && (!whole || Number.isInteger(n))) return n;
    throw wrong(`${columnName(column)} must be a ${whole ? "whole " : ""}number from ${least} to ${most}`);
  }
}

/** Rows with more cells than the heading: what a comma without quotes makes. Their numbers count as a spreadsheet's. */
function tooLong(text: string): ReadonlySet<number> {
  const lines = text.split(/\r?\n/);
  const { sign, headings } = readCsvHead(Buffer.from(lines[0] ?? ""));
  // A cell over several lines would put the numbers off: then nothing is said.
  if (sign !== "," || lines.some((line) => line.split('"').length % 2 === 0)) return new Set();
  const long = (line: string): boolean => readCsvHead(Buffer.from(line)).headings.length > headings.length;
  return new Set(lines.flatMap((line, i) => (long(line) ? [i + 1] : [])));
}
/** Faults that are named at most; a form with more has another mistake than these. */
const MOST_NAMED = 20;

/** The form in a file. Throws Failure for what cannot be a form, naming rows and columns of all that is wrong. */
export async function readForm(file: string): Promise<Form> {
  const text = await readText(file);
  let rows: readonly CsvRow<Column>[];
  try {
    rows = readCsv(text, COLUMNS, { needed: ["kind", "phone"], headings: HEADINGS });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const names =
      error.why === "columns" ? ` The form's columns are ${COLUMNS.map(columnName).join(", ")}.` : "";
    throw new Failure("badData", `the file ${shownPath(file)} is no form: ${error.message}${names}`);
  }
  const form = {
    phones: [] as TestPhone[],
    batteries: [] as Battery[],
    heard: [] as HeardWindows[],
    levels: [] as Level[],
    tries: [] as Trial[],
    illustrative: rows.some(({ values }) => values.note.toLowerCase().includes(ILLUSTRATIVE)),
  };
  const faults = new Map<number, readonly string[]>();
  const long = tooLong(text);
  const reading = (row: number, read: () => void): void => {
    try {
      // What stands in its cells then is not what was meant.
      if (long.has(row)) throw wrong(`more cells than the heading: ${QUOTES}`);
      read();
    } catch (error) {
      if (!(error instanceof WrongRow)) throw error;
      faults.set(row, error.faults);
    }
  };
  const read = rows.map((one) => ({ at: one.row, row: new Row(one) }));
  /** Phones that have a row, also one with a mistake: others that name them are right. */
  const names = new Set<string>();
  for (const { at, row } of read)
    reading(at, () => {
      if (row.word("kind") !== "phone") return;
      const name = row.text("phone");
      if (names.has(name)) throw wrong(`${columnName("phone")}: this phone stands there twice`);
      names.add(name);
      form.phones.push({
        name,
        ...all({ system: () => row.word("system"), model: () => row.text("model") }),
      });
    });
  const phone = (row: Row, column: "phone" | "other"): string => {
    const name = row.text(column);
    if (names.has(name)) return name;
    throw wrong(`${columnName(column)} names a phone that has no row of its own`);
  };
  const pair = (row: Row) => {
    const both = all({ phone: () => phone(row, "phone"), other: () => phone(row, "other") });
    if (both.phone === both.other)
      throw wrong(`${columnName("phone")} and ${columnName("other")} are the same`);
    return both;
  };
  for (const { at, row } of read)
    if (!faults.has(at)) reading(at, () => TAKE[row.word("kind")]?.(row, form, phone, pair));
  const said = [...faults]
    .sort(([one], [other]) => one - other)
    .flatMap(([row, some]) => some.map((fault) => `row ${row}: ${fault}`));
  if (said.length === 1) throw new Failure("badData", `the file ${shownPath(file)}, ${said[0]}.`);
  if (said.length > 1) {
    const more = said.length > MOST_NAMED ? [`and ${said.length - MOST_NAMED} more`] : [];
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} has ${said.length} mistakes:\n  ${[...said.slice(0, MOST_NAMED), ...more].join("\n  ")}`,
    );
  }
  if (form.phones.length < 2)
    throw new Failure("badData", `the file ${shownPath(file)} names fewer than two phones.`);
  return form;
}

type Filling = {
  readonly batteries: Battery[];
  readonly heard: HeardWindows[];
  readonly levels: Level[];
  readonly tries: Trial[];
};
type Pair = { readonly phone: string; readonly other: string };
type Take = (
  row: Row,
  form: Filling,
  phone: (row: Row, column: "phone") => string,
  pair: (row: Row) => Pair,
) => void;

/** More than this nobody hears in a stretch of a test. */
const MOST_WINDOWS = 100_000;

/** How a row of each kind is taken; phones are there already. */
const TAKE: Readonly<Partial<Record<Word<"kind">, Take>>> = {
  battery(row, { batteries }, phone) {
    const battery = all({
      phone: () => phone(row, "phone"),
      state: () => row.word("state"),
      hours: () => row.number("hours", 0.5, 240),
      from: () => row.number("from", 0, 100),
      to: () => row.number("to", 0, 100),
    });
    if (battery.to > battery.from)
      throw wrong(
        `${columnName("to")}: the charge grew above ${columnName("from")}; a phone on a charger does not count`,
      );
    batteries.push(battery);
  },
  heard(row, { heard }, phone, pair) {
    const everybody = EVERYBODY_WORDS.includes(row.text("other").toLowerCase());
    const { both, state, ...counts } = all({
      both: (): Pair => (everybody ? { phone: phone(row, "phone"), other: EVERYBODY } : pair(row)),
      state() {
        const state = row.word("state");
        if (state === "off") throw wrong(`${columnName("state")}: without Bluezone nothing is heard`);
        return state;
      },
      seconds: () => row.number("seconds", 10, 600, true),
      windows: () => row.number("windows", 1, MOST_WINDOWS, true),
      heard: () => row.number("heard", 0, MOST_WINDOWS, true),
    });
    // Among all, a phone from outside the test is counted along; of one phone it cannot be.
    if (!everybody && counts.heard > counts.windows)
      throw wrong(`${columnName("heard")} must be at most ${columnName("windows")}, ${counts.windows}`);
    heard.push({ ...both, state, ...counts });
  },
  level(row, { levels }, _, pair) {
    const { both, ...level } = all({
      both: () => pair(row),
      metres: () => row.number("metres", 0.2, 60),
      carriage: () => row.word("carriage"),
      readings: () => row.number("readings", 1, 100_000, true),
      dbm: () => row.number("dbm", -127, 0),
    });
    levels.push({ ...both, ...level });
  },
  try(row, { tries }, phone) {
    tries.push(
      all({
        phone: () => phone(row, "phone"),
        name: () => row.word("try"),
        outcome: () => row.word("outcome"),
      }),
    );
  },
};
