import assert from "node:assert/strict";
import { test } from "node:test";
import { fromUnixSeconds, Hours, Minutes, minus, unixSeconds } from "@bluezone/protocol/time";
import { calibrationOf } from "../../calibration-of.ts";
import { person, together } from "../../testing/person.ts";

/** The alert of the second of two phones that were side by side, of these makers and models. */
async function alertBetween(one: readonly [string, string], other: readonly [string, string]) {
  const a = await person("a");
  const b = await person("b", { clock: a.clock, servers: a.servers });
  // Levels of the doubles are clear for their own figures; how well a model is known is what is tried here.
  for (const [{ radio }, model] of [[a, one] as const, [b, other] as const])
    Object.assign(radio, {
      calibration: { ...radio.calibration, confidence: calibrationOf(...model).confidence },
    });
  for (const { phone } of [a, b]) await phone.start();
  await together(a, b, Minutes(25));
  await a.phone.enterCode("12345678");
  await a.phone.answer("unknown");
  await a.phone.share();
  await together(a, b, Minutes(20));
  const end = fromUnixSeconds(Math.floor(unixSeconds(a.clock.now()) / 600) * 600);
  await a.servers.release(minus(end, Minutes(10)), end, a.servers.diagnosisKeys(0));
  await b.pass(Hours(1));
  const { panel } = b.phone.state();
  assert.ok(panel.is === "exposed-high");
  const { confidence, unmeasured } = panel.alert;
  return { confidence, unmeasured };
}

test("an alert is sure only when both models are known, at least by their maker; else it says that one was never measured", async () => {
  const known = ["samsung", "SM-A105G"] as const;
  const maker = ["Apple", "iPhone12,8"] as const;
  const unknown = ["OPPO", "CPH2127"] as const;
  assert.deepEqual(await alertBetween(known, maker), { confidence: "high", unmeasured: false });
  assert.deepEqual(await alertBetween(unknown, known), { confidence: "medium", unmeasured: true });
  assert.deepEqual(await alertBetween(known, unknown), { confidence: "medium", unmeasured: true });
});
