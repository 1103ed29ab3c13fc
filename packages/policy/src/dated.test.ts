import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, Day, parseDay } from "@bluezone/protocol/time";
import fc from "fast-check";
import { on, overlap, register, theOneOn, timeline, validity, type WithValidity } from "./dated.ts";

const rule = (name: string, from: string, to?: string): WithValidity<{ name: string }> => ({
  name,
  ...validity(from, to),
});

test("a rule holds on its first and its last day, and not a day before or after", () => {
  const rules = [rule("3 days", "2020-12-03", "2020-12-05")];
  const held = ["02", "03", "04", "05", "06"].map((d) => on(rules, parseDay(`2020-12-${d}`)).length);
  assert.deepEqual(held, [0, 1, 1, 1, 0]);
});

test("a rule without an end holds on", () => {
  assert.equal(theOneOn([rule("open", "2020-12-03")], parseDay("2099-01-01"))?.name, "open");
});

test("a validity that ends before it starts, or has no real dates, does not exist", () => {
  assert.throws(() => validity("2020-12-03", "2020-12-02"), RangeError);
  assert.throws(() => validity("2020-02-30"), RangeError);
});

test("a timeline refuses overlap and gap and names the day", () => {
  assert.throws(
    () => timeline("rules", [rule("a", "2020-01-01", "2020-01-10"), rule("b", "2020-01-10")]),
    /rules: two hold on 2020-01-10/,
  );
  assert.throws(
    () => timeline("rules", [rule("a", "2020-01-01"), rule("b", "2020-02-01")]),
    /two hold on 2020-02-01/,
  );
  assert.throws(
    () => timeline("rules", [rule("a", "2020-01-01", "2020-01-10"), rule("b", "2020-01-12")]),
    /rules: none holds on 2020-01-11/,
  );
});

test("a timeline may end: a last rule that is over is no gap", () => {
  const rules = [rule("b", "2020-01-11", "2020-01-20"), rule("a", "2020-01-01", "2020-01-10")];
  assert.deepEqual(
    timeline("rules", rules).map(({ name }) => name),
    ["a", "b"],
  );
});

test("a register allows gaps and other keys, but no key twice on a day", () => {
  const key = ({ name }: { name: string }): string => name;
  register([rule("a", "2020-01-01", "2020-01-10"), rule("b", "2020-01-05"), rule("a", "2020-02-01")], key);
  assert.throws(
    () => register([rule("a", "2020-01-01"), rule("b", "2020-01-01"), rule("a", "2020-01-09")], key),
    /a: two hold on 2020-01-09/,
  );
});

test("in any timeline each day from the first on has exactly one rule, in whatever order it was written", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lengths, fc.nat(400), fc.infiniteStream(fc.nat()), (days, offset, order) => {
      let from = Day(18_000);
      const rules = days.map((length, i) => {
        const validFrom = from;
        from = addDays(from, length);
        return i === days.length - 1 ? { i, validFrom } : { i, validFrom, validTo: addDays(from, -1) };
      });
      const shuffled = rules
        .map((r) => [order.next().value, r] as const)
        .sort(([a], [b]) => a - b)
        .map(([, r]) => r);
      const sorted = timeline("rules", shuffled);
      assert.deepEqual(
        sorted.map(({ i }) => i),
        days.map((_, i) => i),
      );
      const day = Day(18_000 + offset);
      assert.equal(on(sorted, day).length, 1);
      const before = days.reduce<[number, number]>(
        ([end, at], length, i) => (offset >= end && i > 0 ? [end + length, i] : [i === 0 ? length : end, at]),
        [0, 0],
      );
      assert.equal(theOneOn(sorted, day)?.i, before[1]);
      assert.equal(on(sorted, Day(17_999)).length, 0);
    }),
  );
});

test("two things overlap on exactly the days on which both hold", () => {
  const days = fc.tuple(fc.nat(40), fc.option(fc.nat(20)));
  fc.assert(
    fc.property(days, days, (one, other) => {
      const [a, b] = [one, other].map(([from, length]) => ({
        validFrom: Day(from),
        ...(length === null ? {} : { validTo: Day(from + length) }),
      }));
      const both = overlap(a!, b!);
      for (let day = 0; day < 70; day++)
        assert.equal(
          both !== undefined && on([both], Day(day)).length === 1,
          on([a!, b!], Day(day)).length === 2,
        );
    }),
  );
});
