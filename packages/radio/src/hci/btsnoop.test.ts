/** The file form, byte by byte; whether others read it is for the deep test. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "@bluezone/protocol/bytes";
import { Instant } from "@bluezone/protocol/time";
import { btsnoop } from "./btsnoop.ts";

test("a btsnoop file is a header and a record a packet", () => {
  const reset = Uint8Array.of(1, 3, 0x0c, 0);
  const data = Uint8Array.of(2, 1, 0, 0, 0);
  const file = btsnoop([
    { at: Instant(0), received: false, packet: reset },
    { at: Instant(1), received: true, packet: data },
  ]);
  const head = `${Buffer.from("btsnoop\0").toString("hex")}00000001000003ea`;
  const first = "00000004000000040000000200000000" + "00dcddb30f2f8000" + "01030c00";
  const second = "00000005000000050000000100000000" + "00dcddb30f2f83e8" + "0201000000";
  assert.equal(toHex(file), head + first + second);
});
