import assert from "node:assert/strict";
import { test } from "node:test";
import { keepSpans } from "../testing/spans.ts";
import { Name } from "./events.ts";
import { traced } from "./traces.ts";

test("without a tracer work is done as it is", async () => {
  assert.equal(await traced({ event: "job_done", job: Name("sweep") }, async () => 7), 7);
});

test("a span has the name and the fields of an event; one that failed says kind and place, never the message", async (t) => {
  const kept = keepSpans();
  t.after(() => kept.stop());
  const secret = new RangeError("code 48217305");
  await assert.rejects(
    traced({ event: "outer", n: 1 }, () =>
      traced({ event: "inner", job: Name("sweep") }, async () => {
        throw secret;
      }),
    ),
    secret,
  );
  const [inner, outer] = kept.spans;
  assert.deepEqual([inner?.name, inner?.within, inner?.attributes["job"]], ["inner", "outer", "sweep"]);
  assert.deepEqual([inner?.failed, inner?.attributes["kind"]], [true, "RangeError"]);
  assert.match(
    String(inner?.attributes["place"]),
    /^packages\/server-kit\/src\/measure\/traces\.test\.ts:\d+$/,
  );
  assert.deepEqual([outer?.name, outer?.within, outer?.attributes["n"]], ["outer", undefined, 1]);
  assert.doesNotMatch(JSON.stringify(kept.spans), /48217305/);
});
