import assert from "node:assert/strict";
import { test } from "node:test";
import { costsNothing } from "./connection.ts";

test("bytes cost nothing where a browser says Wi-Fi or cable, and nobody saves data; unknown is metered", () => {
  assert.equal(costsNothing({ type: "wifi" }), true);
  assert.equal(costsNothing({ type: "ethernet", saveData: false }), true);
  for (const connection of [
    undefined,
    {},
    { type: "cellular" },
    { type: "unknown" },
    { type: "wifi", saveData: true },
  ])
    assert.equal(costsNothing(connection), false, JSON.stringify(connection));
});
