import assert from "node:assert/strict";
import { test } from "node:test";
import { Line, Paragraphs } from "./written.ts";

test("blanks at the ends of lines go, empty lines are one at most, and a line is one line", () => {
  assert.equal(Paragraphs(100).parse(" một  \n \n\n\n  hai \n"), "một\n\n  hai");
  assert.equal(Line(100).parse(" một  \n \n  hai   ba\n"), "một hai   ba");
});

/** Processor time that reading takes, in milliseconds. */
function took(read: () => unknown): number {
  const began = process.cpuUsage();
  read();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

for (const [name, schema] of [
  ["lines", Paragraphs(400_000)],
  ["one line", Line(400_000)],
] as const)
  test(`a long text of nothing but blanks is read as ${name} in a time that goes with its length`, () => {
    const hostile = (n: number) => `a${" ".repeat(n)}b`;
    const short = took(() => schema.parse(hostile(25_000)));
    const long = took(() => schema.parse(hostile(100_000)));
    assert.ok(long < 8 * short + 40, `${short} ms for a quarter, ${long} ms for all`);
  });
