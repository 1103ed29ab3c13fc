import assert from "node:assert/strict";
import { test } from "node:test";
import { HELD, type Holding, type Holdings } from "@bluezone/device/engine/holdings";
import { parseInstant } from "@bluezone/protocol/time";
import { sayIn } from "@bluezone/vietnamese/say";
import { CATALOGS } from "../../words/catalogs.ts";
import { heldWords, leavesServer } from "./held.ts";

const t = sayIn(CATALOGS, "vi");
const words = { t, lang: "vi" } as const;

const at = (iso: string) => parseInstant(iso);
const none = (what: Holding["what"]): Holding => ({ what, count: 0, from: null, to: null, goneBy: null });
const holdings = (...some: readonly Holding[]): Holdings => ({
  items: HELD.map((what) => some.find((one) => one.what === what) ?? none(what)),
  forgottenAfterDays: 14,
});

test("what is there is told with its number, its days and when the newest is gone, an hour's delay included", () => {
  const { lines } = heldWords(
    holdings({
      what: "heard",
      count: 1204,
      from: at("2020-12-15T03:00:00Z"),
      to: at("2020-12-28T03:00:00Z"),
      goneBy: at("2021-01-11T03:00:00Z"),
    }),
    words,
  );
  assert.equal(lines.length, 1);
  assert.equal(lines[0]!.title, "Phút nghe máy khác: 1.204");
  assert.equal(lines[0]!.span, "Từ 15/12 đến 28/12");
  assert.match(lines[0]!.goes, /11 giờ 11\/1/);
});

test("what goes by no date says how it goes", () => {
  const { lines } = heldWords(holdings({ ...none("area"), count: 1 }), words);
  assert.equal(lines[0]!.span, null);
  assert.equal(lines[0]!.goes, t("data:my-data.held.area.goes"));
});

test("every kind that a phone can hold has its words", () => {
  const { lines, absent } = heldWords(holdings(...HELD.map((what) => ({ ...none(what), count: 1 }))), words);
  assert.deepEqual(
    lines.map(({ what }) => what),
    HELD,
  );
  assert.equal(absent, null);
});

test("what is not there is named, so that nobody has to guess", () => {
  const { absent } = heldWords(holdings({ ...none("heard"), count: 1 }), words);
  assert.match(absent ?? "", /khóa đã chia sẻ/);
  assert.doesNotMatch(absent ?? "", /mã đã nghe/);
});

test("shared keys leave the server fifteen days after the newest one's end; without any there is no date", () => {
  const to = at("2020-12-21T00:00:00Z");
  assert.equal(leavesServer(holdings({ ...none("shared-keys"), count: 14, from: to, to }), "vi"), "5/1/2021");
  assert.equal(leavesServer(holdings(), "vi"), null);
});
