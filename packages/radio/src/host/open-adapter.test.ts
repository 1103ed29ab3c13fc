/** Names of adapters. What is behind them is tried in `user-channel.test.ts`, `serial-port.deep.ts` and the deep tests on an emulator. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RadioFault } from "../hci/status.ts";
import { openAdapter } from "./open-adapter.ts";

const nobody = { bytes: () => {}, closed: () => {} };
const codeOf = (name: string): Promise<string> =>
  openAdapter(name)(nobody).then(
    () => "open",
    (fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      assert.ok(fault.message.length > 10);
      return fault.code;
    },
  );

test("an adapter that is not there is a coded fault, whatever its name", async () => {
  assert.equal(await codeOf("unix:/nowhere/at/all"), "gone");
  assert.equal(await codeOf("/dev/nowhere"), "gone");
  assert.equal(await codeOf("/dev/nowhere@115200"), "gone");
  // Without the right to adapters the kernel does not even say whether there is one.
  assert.match(await codeOf("hci999"), /^(gone|denied)$/);
});

test("any other name is refused with the names that there are", () => {
  for (const name of [
    "",
    "hci",
    "hci-1",
    "hci1000",
    "tty0",
    "/tmp/socket",
    "unix:relative",
    "/dev/tty@",
    "hci0 ",
  ])
    assert.throws(() => openAdapter(name), /an adapter is hci0, .*unix:/, name);
});
