/** The form of a field test (docs/field-test/form.csv), one row a measurement. What is wrong is one sentence with its row. */
import { CsvError, type CsvRow, readCsv } from "@bluezone/server-kit/csv";
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
  },
  system: { android: "android", ios: "ios" },
  state: { locked: "locked", khóa: "locked", unlocked: "unlocked", mở: "unlocked", off: "off", tắt: "off" },
  carriage: { hand: "hand", tay: "hand", pocket: "pocket", túi: "pocket", bag: "bag", "ba lô": "bag" },
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

/** A form that was filled in. */
export interface Form {
  readonly phones: readonly TestPhone[];
  readonly batteries: readonly Battery[];
  readonly heard: readonly HeardWindows[];
  readonly levels: readonly Level[];
  /** A note says that the figures are made up. */
  readonly illustrative: boolean;
}

/** What a note says when the figures are made up. */
const ILLUSTRATIVE = "số liệu minh họa";

/** Reads cells of one row. */
class Row {
  readonly #row: CsvRow<Column>;
  readonly #file: string;
  constructor(row: CsvRow<Column>, file: string) {
    this.#row = row;
    this.#file = file;
  }
  wrong(what: string): Failure {
    return new Failure("badData", `the file ${shownPath(this.#file)}, row ${this.#row.row}: ${what}.`);
  }
  text(column: Column): string {
    const value = this.#row.values[column];
    if (value === "") throw this.wrong(`${column} is empty`);
    return value;
  }
  word<Name extends keyof Words>(column: Name): Word<Name> {
    const known: Readonly<Record<string, string>> = WORDS[column];
    const given = this.text(column).toLowerCase();
    if (Object.hasOwn(known, given)) return known[given] as Word<Name>;
    throw this.wrong(`${column} must be one of ${Object.keys(known).join(", ")}`);
  }
  /** A number, with a comma or a point before its fraction. */
  number(column: Column, least: number, most: number, whole = false): number {
    const text = this.text(column).replace(",", ".").replace("−", "-");
    const n = /^-?\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    if (n >= least && n <= most && (!whole || Number.isInteger(n))) return n;
    throw this.wrong(`${column} must be a ${whole ? "whole " : ""}number from ${least} to ${most}`);
  }
}

/** The form in a file. Throws Failure for what cannot be a form, naming the row. */
export async function readForm(file: string): Promise<Form> {
  const text = await readText(file);
  let rows: readonly CsvRow<Column>[];
  try {
    rows = readCsv(text, COLUMNS, { needed: ["kind", "phone"], headings: HEADINGS });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Failure("badData", `the file ${shownPath(file)} is no form: ${error.message}`);
  }
  const form = {
    phones: [] as TestPhone[],
    batteries: [] as Battery[],
    heard: [] as HeardWindows[],
    levels: [] as Level[],
    illustrative: rows.some(({ values }) => values.note.toLowerCase().includes(ILLUSTRATIVE)),
  };
  const read = rows.map((one) => new Row(one, file));
  for (const row of read)
    if (row.word("kind") === "phone") {
      const name = row.text("phone");
      if (form.phones.some((phone) => phone.name === name)) throw row.wrong("this phone stands there twice");
      form.phones.push({ name, system: row.word("system"), model: row.text("model") });
    }
  const phone = (row: Row, column: "phone" | "other"): string => {
    const name = row.text(column);
    if (form.phones.some((known) => known.name === name)) return name;
    throw row.wrong(`${column} names a phone that has no row of its own`);
  };
  const pair = (row: Row) => {
    const [one, other] = [phone(row, "phone"), phone(row, "other")];
    if (one === other) throw row.wrong("phone and other are the same");
    return { phone: one, other };
  };
  for (const row of read) TAKE[row.word("kind")]?.(row, form, phone, pair);
  if (form.phones.length < 2)
    throw new Failure("badData", `the file ${shownPath(file)} names fewer than two phones.`);
  return form;
}

type Filling = {
  readonly batteries: Battery[];
  readonly heard: HeardWindows[];
  readonly levels: Level[];
};
type Take = (
  row: Row,
  form: Filling,
  phone: (row: Row, column: "phone") => string,
  pair: (row: Row) => { readonly phone: string; readonly other: string },
) => void;

/** How a row of each kind is taken; phones are there already. */
const TAKE: Readonly<Partial<Record<Word<"kind">, Take>>> = {
  battery(row, { batteries }, phone) {
    const [from, to] = [row.number("from", 0, 100), row.number("to", 0, 100)];
    if (to > from) throw row.wrong("the charge grew: a phone on a charger does not count");
    batteries.push({
      phone: phone(row, "phone"),
      state: row.word("state"),
      hours: row.number("hours", 0.5, 240),
      from,
      to,
    });
  },
  heard(row, { heard }, phone, pair) {
    const state = row.word("state");
    if (state === "off") throw row.wrong("without Bluezone nothing is heard");
    const windows = row.number("windows", 1, 100_000, true);
    const all = EVERYBODY_WORDS.includes(row.text("other").toLowerCase());
    heard.push({
      ...(all ? { phone: phone(row, "phone"), other: EVERYBODY } : pair(row)),
      state,
      seconds: row.number("seconds", 10, 600, true),
      windows,
      heard: row.number("heard", 0, windows, true),
    });
  },
  level(row, { levels }, _, pair) {
    levels.push({
      ...pair(row),
      metres: row.number("metres", 0.2, 60),
      carriage: row.word("carriage"),
      readings: row.number("readings", 1, 100_000, true),
      dbm: row.number("dbm", -127, 0),
    });
  },
};
