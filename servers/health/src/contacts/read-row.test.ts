/** Contacts as typed and as files have them, cell by cell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTACT_COLUMNS } from "@bluezone/contract/health/contacts";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import {
  addDays,
  Days,
  isoDay,
  Milliseconds,
  minus,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { mustBeAhead } from "./follow-ups/open-follow-up.ts";
import { type ContactCells, readContactRow } from "./read-row.ts";
import { typedCircumstances } from "./typed-contact.ts";

const today = parseDay("2020-12-27");
const EMPTY = Object.fromEntries(CONTACT_COLUMNS.map((column) => [column, ""])) as ContactCells;
const read = (cells: Partial<ContactCells>) =>
  readContactRow(AN_GIANG, { ...EMPTY, name: "Thạch Thị Sà Mách", ...cells }, today);
const faultOf = (cells: Partial<ContactCells>) => {
  const { fault } = read(cells);
  return fault && `${fault.column}: ${fault.code}`;
};

test("a row with a name alone is a contact of whom nothing else is known", () => {
  const { person, told } = read({});
  assert.deepEqual(person, {
    ...{ name: "Thạch Thị Sà Mách", birthYear: null, phone: null, commune: null, address: null, about: null },
  });
  assert.deepEqual(told, {
    ...{
      day: null,
      part: null,
      minutes: null,
      masked: "unknown",
      distance: null,
      touched: false,
      carer: false,
    },
  });
});

test("a row is read in the words of a file or in those of the contract", () => {
  const rows = [
    { part: "Sáng", masked: "Có", touched: "có", carer: "x", day: "7/12/2020" },
    { part: "morning", masked: "yes", touched: "1", carer: "true", day: "2020-12-07" },
    { part: "sang", masked: "co", touched: "yes", carer: "1", day: "07/12/2020" },
  ];
  for (const row of rows) {
    const { told } = read({ ...row, distance: "1 đến 2 m", minutes: "1440" });
    assert.deepEqual(told, {
      ...{ day: parseDay("2020-12-07"), part: "morning", minutes: 1_440, masked: "yes" },
      ...{ distance: "under-2m", touched: true, carer: true },
    });
  }
  for (const no of ["không", "no", "0", "false"])
    assert.equal(read({ touched: no }).told?.touched, false, no);
  const parts = ["chiều", "tối", "đêm"].map((part) => read({ part }).told?.part);
  assert.deepEqual(parts, ["afternoon", "evening", "night"]);
  const masked = ["không", "không rõ"].map((word) => read({ masked: word }).told?.masked);
  assert.deepEqual(masked, ["no", "unknown"]);
  const { person } = read({ birthYear: "1900", phone: "0912 345 678", commune: "30478", address: "ấp 1" });
  assert.deepEqual(person, {
    ...{
      name: "Thạch Thị Sà Mách",
      birthYear: 1900,
      phone: "+84912345678",
      commune: "30478",
      address: "ấp 1",
      about: null,
    },
  });
});

test("what is wrong in a row is said by its column", () => {
  const wrong: readonly (readonly [Partial<ContactCells>, string])[] = [
    [{ name: "" }, "name: cell_invalid"],
    [{ birthYear: "1899" }, "birthYear: cell_invalid"],
    [{ birthYear: "2101" }, "birthYear: cell_invalid"],
    [{ birthYear: "19x1" }, "birthYear: cell_invalid"],
    [{ birthYear: "2021" }, "birthYear: birth_year_invalid"],
    [{ minutes: "1441" }, "minutes: cell_invalid"],
    [{ minutes: "-1" }, "minutes: cell_invalid"],
    [{ phone: "123" }, "phone: phone_invalid"],
    [{ commune: "99999" }, "commune: commune_unknown"],
    [{ part: "trưa" }, "part: cell_invalid"],
    [{ masked: "chắc" }, "masked: cell_invalid"],
    [{ distance: "xa" }, "distance: cell_invalid"],
    [{ touched: "chắc" }, "touched: cell_invalid"],
    [{ carer: "chắc" }, "carer: cell_invalid"],
    [{ day: "31/11/2020" }, "day: cell_invalid"],
    [{ day: "2020-12-28" }, "day: contact_day_invalid"],
  ];
  for (const [cells, fault] of wrong) assert.equal(faultOf(cells), fault, JSON.stringify(cells));
});

test("a contact was on one of the last 60 days, or nobody knows when", () => {
  const on = (days: number) =>
    typedCircumstances(
      {
        ...{ day: isoDay(addDays(today, -days)), part: null, minutes: null, masked: "unknown" },
        ...{ distance: null, touched: false, carer: false },
      },
      today,
    ).day;
  assert.deepEqual([on(0), on(60)], [today, addDays(today, -60)]);
  for (const days of [-1, 61]) assert.throws(() => on(days), /one of the last 60 days/);
});

test("what is to be done lies from now on within 60 days", () => {
  const now = parseInstant("2020-12-27T09:00:00.000+07:00");
  const last = plus(now, Days(60));
  assert.deepEqual([mustBeAhead(now, now), mustBeAhead(last, now)], [now, last]);
  for (const due of [minus(now, Milliseconds(1)), plus(last, Milliseconds(1))])
    assert.throws(() => mustBeAhead(due, now), /in the next 60 days/);
});
