import assert from "node:assert/strict";
import { test } from "node:test";
import { manualClock } from "../testing/clock.ts";
import { recordEvents } from "../testing/events.ts";
import { countEvents } from "./count-events.ts";
import { Defect } from "./defect.ts";
import { allOf, type Events, Name } from "./events.ts";
import { expose } from "./exposition.ts";
import { logEvents } from "./log.ts";

type Good =
  | { readonly event: "published"; readonly keys: number; readonly sort: "confirmed" | "likely" }
  | { readonly event: "swept"; readonly job: Name; readonly done?: boolean };

test("an event of numbers, booleans, closed words and names reaches every sink", () => {
  const [a, b] = [recordEvents(), recordEvents()];
  const events: Events<Good> = allOf(a, b);
  events.emit({ event: "published", keys: 3, sort: "likely" });
  events.emit({ event: "swept", job: Name("retention") });
  assert.deepEqual(a.all, [
    { event: "published", keys: 3, sort: "likely" },
    { event: "swept", job: "retention" },
  ]);
  assert.deepEqual(b.named("swept"), [{ event: "swept", job: "retention" }]);
});

test("free text, patterns of text, bytes and objects in an event do not compile", () => {
  // @ts-expect-error any string
  type FreeText = Events<{ event: "told"; name: string }>;
  // @ts-expect-error any string that begins with a prefix
  type Pattern = Events<{ event: "told"; name: `code ${string}` }>;
  // @ts-expect-error bytes
  type Bytes = Events<{ event: "told"; key: Uint8Array }>;
  // @ts-expect-error a list
  type Listed = Events<Good | { event: "told"; words: "a"[] }>;
  // @ts-expect-error no word of its own
  type Wordless = Events<{ keys: number }>;
  const unions: [FreeText?, Pattern?, Bytes?, Listed?, Wordless?] = [];
  assert.equal(unions.length, 0);
});

test("a name is short and plain, and its refusal does not quote it", () => {
  assert.equal(Name("servers/keys/src/a.ts:12"), "servers/keys/src/a.ts:12");
  for (const bad of ["", "two words", "a".repeat(81), "a\nb", "mã"])
    assert.throws(
      () => Name(bad),
      (e: Error) => e instanceof RangeError && (bad.length < 3 || !e.message.includes(bad)),
    );
});

test("the log has one JSON line an event, with the clock's time, and none for what is answered or done all the time", () => {
  const lines: string[] = [];
  const log = logEvents({
    server: Name("keys"),
    clock: manualClock(),
    to: { write: (line) => void lines.push(line) },
  });
  log.emit({ event: "published", keys: 3 });
  log.emit({ event: "http_answered", route: "publish" });
  log.emit({ event: "job_done", job: "prints" });
  log.emit({ event: "job_failed", kind: "TypeError", place: "elsewhere" });
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    [
      { level: "info", time: "2020-12-27T07:30:00.000Z", server: "keys", event: "published", keys: 3 },
      {
        level: "error",
        time: "2020-12-27T07:30:00.000Z",
        server: "keys",
        event: "job_failed",
        kind: "TypeError",
        place: "elsewhere",
      },
    ],
  );
});

test("counters count events by their words and sum their numbers", () => {
  const metrics = countEvents();
  metrics.emit({ event: "published", keys: 3, sort: "likely" });
  metrics.emit({ event: "published", keys: 11, sort: "likely" });
  metrics.emit({ event: "published", keys: 1, sort: "confirmed" });
  metrics.emit({ event: "started" });
  assert.deepEqual(expose(metrics.families()).split("\n"), [
    "# HELP bluezone_published_total Events since the start.",
    "# TYPE bluezone_published_total counter",
    'bluezone_published_total{sort="likely"} 2',
    'bluezone_published_total{sort="confirmed"} 1',
    "# HELP bluezone_published_keys_total Events since the start.",
    "# TYPE bluezone_published_keys_total counter",
    'bluezone_published_keys_total{sort="likely"} 14',
    'bluezone_published_keys_total{sort="confirmed"} 1',
    "# HELP bluezone_started_total Events since the start.",
    "# TYPE bluezone_started_total counter",
    "bluezone_started_total 1",
    "",
  ]);
});

test("a defect tells its kind and place and nothing that the error says", () => {
  const error = Object.assign(new TypeError("the code 12345678 of 0912345678"), { code: "23505" });
  const defect = Defect(error);
  assert.equal(defect.kind, "TypeError/23505");
  assert.match(defect.place, /^packages\/server-kit\/src\/measure\/events\.test\.ts:\d+$/);
  assert.deepEqual(Defect("12345678"), { kind: "not-an-error", place: "elsewhere" });
  const loud = Object.assign(new Error("x"), {
    code: "the code 12345678",
    stack: "Error: x\n    at 12345678 (/a b.ts:1:1)",
  });
  assert.deepEqual(Defect(loud), { kind: "Error", place: "elsewhere" });
});
