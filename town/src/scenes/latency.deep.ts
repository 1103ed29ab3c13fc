import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inMinutes, Minutes } from "@bluezone/protocol/time";
import { LINES, type Line, measure, PARTS, page, quantile, type Way } from "./latency.ts";

/** Minutes from a share to the release of its file: the rest of the ten minutes, 60 s, and a server that looks every 15 s. */
const [SOONEST, LATEST] = [1, 11.3];
/** A phone looks a tenth later than it should at most, and to the second in which it runs. */
const longestLook = ({ pollingMinutes }: Line): number => 1.1 * pollingMinutes + 0.1;

const parts = (way: Way): number[] =>
  (["result → share", "share → export", "export → check", "check → alert"] as const).map((part) =>
    inMinutes(PARTS[part](way)),
  );

test("on a phone with a timer the alert comes no later than the person, the ten minutes, the release and one poll together", async () => {
  const line: Line = { name: "a", wakes: "timer", pollingMinutes: 10, person: Minutes(5) };
  const ways = await measure(line, 4, "few");
  for (const way of ways) {
    const [person, release, look, alert] = parts(way) as [number, number, number, number];
    assert.equal(person, 5);
    assert.ok(release >= SOONEST && release <= LATEST, `${release}`);
    assert.ok(look >= 0 && look <= longestLook(line), `${look}`);
    assert.equal(alert, 0, "what a check finds is told at once");
    assert.ok(Math.abs(inMinutes(PARTS["result → alert"](way)) - person - release - look) < 1e-6);
  }
  const whole = quantile(ways, "result → alert", 0.5);
  assert.ok(whole >= 5 + SOONEST && whole <= 5 + LATEST + longestLook(line), `${whole}`);
});

test("a phone that Bluetooth wakes looks at a wake, when its last look is old enough", async () => {
  const line: Line = { name: "i", wakes: { every: Minutes(15) }, pollingMinutes: 30, person: Minutes(0) };
  const timer: Line = { ...line, wakes: "timer" };
  const [woken, timed] = [await measure(line, 4, "few"), await measure(timer, 4, "few")];
  // The same people and results, another pattern of looking.
  assert.deepEqual(
    woken.map(({ result, exported }) => [result, exported]),
    timed.map(({ result, exported }) => [result, exported]),
  );
  assert.notDeepEqual(
    woken.map(({ checked }) => checked),
    timed.map(({ checked }) => checked),
  );
  for (const way of woken) assert.ok(way.checked >= way.exported && way.alerted === way.checked);
});

test("docs/latency.md is what the program writes, and its figures lie within what the parts allow", () => {
  const text = readFileSync(new URL("../../../docs/latency.md", import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => /^\| (?:Android|iOS)/.test(line));
  const day = /Measured on (\d{4}-\d{2}-\d{2}) /.exec(text)?.[1] ?? "";
  assert.equal(text, page(rows, day));
  assert.equal(rows.length, LINES.length);
  for (const [i, line] of LINES.entries()) {
    const cells = rows[i]!.split("|").map((cell) => cell.replaceAll("*", "").trim());
    const [, name, polling, , p50, p90] = cells;
    assert.deepEqual([name, Number(polling)], [line.name, line.pollingMinutes]);
    const [middle, most] = [Number(p50), Number(p90)];
    const least = inMinutes(line.person) + SOONEST;
    assert.ok(least < middle && middle < most, rows[i]);
    if (line.wakes === "timer") assert.ok(most < least + LATEST + longestLook(line), rows[i]);
  }
});
