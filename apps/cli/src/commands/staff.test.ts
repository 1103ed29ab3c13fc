import assert from "node:assert/strict";
import { test } from "node:test";
import { EXIT } from "../failure.ts";
import { runForTest } from "../testing/run-for-test.ts";

const SERVER = ["--server", "rollout"];
const WHO = ["--name", "Phòng", "--unit", "89-province-committee@2019-10-06", "--role", "administrator"];

test("an invitation is made with the server's own variables, and refused without them or without a name", async () => {
  assert.equal((await runForTest(["staff", "invite", ...SERVER])).exit, EXIT.usage);
  const unset = await runForTest(["staff", "invite", ...SERVER, ...WHO]);
  assert.equal(unset.exit, EXIT.configuration);
  assert.match(unset.remarks[0]!, /ROLLOUT_PUBLIC_URL must be/);
  assert.equal((await runForTest(["staff", "check", "--server", "keys"])).exit, EXIT.usage);
});
