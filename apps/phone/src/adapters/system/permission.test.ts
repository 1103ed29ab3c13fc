import assert from "node:assert/strict";
import { test } from "node:test";
import { neededOf } from "./permission.ts";

test("permissions come in the order of asking, without those that the system does not know", async () => {
  const needed = await neededOf(async (name) =>
    name === "location"
      ? "not-needed"
      : name === "battery"
        ? "blocked"
        : name === "bluetooth"
          ? "granted"
          : "askable",
  );
  assert.deepEqual(needed, [
    { name: "bluetooth", status: "granted" },
    { name: "notifications", status: "askable" },
    { name: "battery", status: "blocked" },
  ]);
});
