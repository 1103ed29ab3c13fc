import assert from "node:assert/strict";
import { test } from "node:test";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const SERVER = ["--server", "rollout"];
const WHO = ["--name", "Phòng", "--unit", "89-province-committee@2019-10-06", "--role", "administrator"];

test("an invitation is made with the server's own variables, and refused without them or without a name", async () => {
  assert.equal((await runForTest(["staff", "invite", ...SERVER])).exit, EXIT.usage);
  const unset = await runForTest(["staff", "invite", ...SERVER, ...WHO]);
  assert.equal(unset.exit, EXIT.configuration);
  assert.match(unset.remarks[0]!, /ROLLOUT_PUBLIC_URL must be/);
  assert.equal((await runForTest(["staff", "check", "--server", "keys"])).exit, EXIT.usage);
});

test("nobody is invited under a name that is blank, or holds what cannot be seen", async () => {
  for (const name of [
    " ",
    "\u00a0\t",
    "Phòng\nCông nghệ",
    "Phòng\u0007",
    "Phòng\u202egnòhP",
    "Ph\u200bòng",
  ]) {
    const { exit, remarks } = await runForTest([
      "staff",
      "invite",
      ...SERVER,
      "--name",
      name,
      ...WHO.slice(2),
    ]);
    assert.equal(exit, EXIT.usage, JSON.stringify(name));
    assert.match(remarks[0]!, /--name must be a text of 1 to 80 characters on one line/);
  }
});
