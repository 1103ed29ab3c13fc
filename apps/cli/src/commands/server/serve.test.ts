import assert from "node:assert/strict";
import { test } from "node:test";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

test("a server whose variables are wrong does not start and says which, in one sentence", async () => {
  const wrong: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ["keys", {}, /^\S*KEYS_DATA must be .*it is not set\.$/],
    ["health", {}, /HEALTH_PUBLIC_URL must be/],
    ["town", { TOWN_PORT: "http" }, /TOWN_PORT must be a port number/],
  ];
  for (const [name, env, says] of wrong) {
    const { exit, out, remarks } = await runForTest(["serve", name], env);
    assert.deepEqual([exit, out.length, remarks.length], [EXIT.configuration, 0, 1], remarks.join("\n"));
    assert.match(remarks[0]!, says);
  }
});

test("API keys are made with the health server's own variables, and refused without them", async () => {
  const make = ["api-key", "make", "--kind", "admin", "--name", "Trạm"];
  const unnamed = await runForTest(make);
  assert.equal(unnamed.exit, EXIT.usage);
  assert.match(unnamed.remarks[0]!, /--hotline/);
  assert.equal((await runForTest([...make, "--hotline", "19009095"])).exit, EXIT.configuration);
  assert.equal((await runForTest(["api-key", "disable", "00"])).exit, EXIT.configuration);
});
