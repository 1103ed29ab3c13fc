/** What `bluezone conform` refuses before it asks anybody; the suite itself is tried in ../conform. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

test("a key of the other kind is refused before the first call", async () => {
  const [admin, device] = ["admin", "device"].map((kind) => `${kind}.${"a".repeat(64)}`) as [string, string];
  const nowhere = "http://127.0.0.1:9";
  const run = (adminKey: string, deviceKey: string) =>
    runForTest([
      "conform",
      ...["--keys", nowhere, "--health", nowhere, "--authority", "vn.x"],
      ...["--admin-key", adminKey, "--device-key", deviceKey],
    ]);
  const swapped = await run(device, admin);
  assert.equal(swapped.exit, EXIT.usage);
  assert.match(swapped.remarks.join("\n"), /admin key begins with admin/);
  for (const [adminKey, deviceKey] of [
    [device, device],
    [admin, admin],
  ] as const)
    assert.equal((await run(adminKey, deviceKey)).exit, EXIT.usage);
});
