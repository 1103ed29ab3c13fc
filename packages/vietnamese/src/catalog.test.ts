/** The compiler is the test: each `@ts-expect-error` is an error that must be there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pairs, words } from "./catalog.ts";
import { sayIn } from "./say.ts";

const WORDS = words(
  { rows_other: "{{count}} dòng", hello: "Chào {{name}}", "part-day": "Ngày", "part-night": "Đêm" },
  {
    rows_one: "one row",
    rows_other: "{{count}} rows",
    hello: "Hello {{name}}",
    "part-day": "Day",
    "part-night": "Night",
  },
);
const t = sayIn(WORDS, "vi");

test("a text is asked for by a key that exists, with the names in its braces", () => {
  assert.equal(t("hello", { name: "An" }), "Chào An");
  assert.equal(t("rows", { count: 2 }), "2 dòng");
  assert.deepEqual(
    (["day", "night"] as const).map((part) => t(`part-${part}`)),
    ["Ngày", "Đêm"],
  );
  assert.equal(sayIn(WORDS, "en")("rows", { count: 1 }), "one row");
  // @ts-expect-error
  assert.throws(() => t("helo", { name: "An" }));
  // @ts-expect-error
  assert.throws(() => t("hello"));
  // @ts-expect-error
  assert.throws(() => t("hello", { nom: "An" }));
  // @ts-expect-error
  assert.equal(t("part-day", { name: "An" }), "Ngày");
});

test("two languages that differ in keys or in names do not compile", () => {
  // @ts-expect-error
  words({ hello: "Chào", bye: "Tạm biệt" }, { hello: "Hello" });
  // @ts-expect-error
  words({ hello: "Chào" }, { hello: "Hello", bye: "Goodbye" });
  // @ts-expect-error
  words({ hello: "Chào {{name}}" }, { hello: "Hello" });
  // @ts-expect-error
  words({ hello: "Chào" }, { hello: "Hello {{name}}" });
  // @ts-expect-error
  words({ hello: "Chào {{name}}" }, { hello: "Hello {{nom}}" });
  // @ts-expect-error
  words({ rows_other: "{{count}} dòng" }, { rows_other: "{{count}} rows", rows_one: "{{n}} row" });
});

test("few texts may stand in pairs, checked alike", () => {
  const town = pairs({ title: ["Thị trấn", "Town"], hello: ["Chào {{name}}", "Hello {{name}}"] });
  assert.equal(sayIn(town, "vi")("hello", { name: "An" }), "Chào An");
  assert.equal(sayIn(town, "en")("title"), "Town");
  // @ts-expect-error
  assert.throws(() => sayIn(town, "en")("hello"));
  // @ts-expect-error
  pairs({ hello: ["Chào {{name}}", "Hello {{nom}}"] });
  // @ts-expect-error
  pairs({ hello: ["Chào"] });
});
