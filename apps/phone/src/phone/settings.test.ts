import assert from "node:assert/strict";
import { test } from "node:test";
import { builtIn, seekingHidden } from "./settings.ts";

const built = (more: object = {}) =>
  JSON.stringify({
    keysUrl: "https://keys.example",
    healthUrl: "https://health.example",
    healthApiKey: "device",
    roots: { config: [], policy: [], hotlines: [] },
    ...more,
  });

test("no Apple device is connected to unless the build names the overflow bit that was measured", () => {
  assert.deepEqual(seekingHidden(builtIn("").overflowBit), { seekHidden: false });
  assert.deepEqual(seekingHidden(builtIn(built()).overflowBit), { seekHidden: false });
  const measured = builtIn(built({ overflowBit: 0 })).overflowBit;
  assert.deepEqual(seekingHidden(measured), { seekHidden: true, overflowBit: 0 });
});

test("a build whose settings are not of the form does not start", () => {
  assert.throws(() => builtIn(built({ overflowBit: 128 })));
  assert.throws(() => builtIn(built({ unknown: 1 })));
});
