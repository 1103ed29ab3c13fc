/** The service's server, byte by byte, against what discoverers ask and what nobody should. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import fc from "fast-check";
import { linkedPair } from "../testing/linked.ts";
import { manualTiming } from "../testing/manual-timing.ts";
import { MTU } from "./att.ts";
import { Inbox, serveLink, type WrittenPayload } from "./link-service.ts";

const payload = Uint8Array.from({ length: 20 }, (_, i) => i);
const SERVICE = "f516863277e9329c994f9d00388fd965";
const PAYLOAD = "f15ee6091e3580bd284181e2cd05af6d";
const SIGNAL = "75d4704b982b73837a45a59c7edacaf2";

function service(own: () => Uint8Array | null = () => payload) {
  const written: WrittenPayload[] = [];
  const { peripheral } = linkedPair(manualTiming());
  peripheral.ended(0);
  const opened = serveLink(peripheral, own, new Inbox((one) => written.push(one)));
  const ask = (hex: string): string | undefined => {
    const answer = opened.answer(fromHex(hex.replaceAll(" ", "")));
    return answer && toHex(answer);
  };
  return { ask, written, answer: opened.answer };
}

test("its service is found by its UUID, with all handles", () => {
  const { ask } = service();
  assert.equal(ask(`06 0100 ffff 0028 ${SERVICE}`), "0701000600");
  assert.equal(ask("06 0100 ffff 0028 0f18"), "010601000a");
  assert.equal(ask("10 0100 ffff 0028"), `1114 0100 0600 ${SERVICE}`.replaceAll(" ", ""));
  assert.equal(ask("10 0700 ffff 0028"), "011007000a");
});

test("its characteristics are one that is read, and one that is written and notifies", () => {
  const { ask } = service();
  assert.equal(ask("08 0100 0600 0328"), `0915 0200 02 0300 ${PAYLOAD}`.replaceAll(" ", ""));
  assert.equal(ask("08 0300 0600 0328"), `0915 0400 18 0500 ${SIGNAL}`.replaceAll(" ", ""));
  assert.equal(ask("08 0500 0600 0328"), "010805000a");
  assert.equal(ask("04 0600 0600"), "05010600 0229".replaceAll(" ", ""));
  assert.equal(ask("04 0100 0600"), "0501 0100 0028 0200 0328".replaceAll(" ", ""));
});

test("the payload is read as it is now, in silence not at all", () => {
  assert.equal(service().ask("0a 0300"), `0b${toHex(payload)}`);
  assert.equal(service().ask("0c 0300 0a00"), `0d${toHex(payload.subarray(10))}`);
  assert.equal(service().ask("0c 0300 1500"), "010c030007");
  assert.equal(service(() => null).ask("0a 0300"), "010a030002");
});

test("nothing else can be read, and nothing but the signal written", () => {
  const { ask } = service();
  assert.equal(ask("0a 0500"), "010a050002");
  assert.equal(ask("0a 0700"), "010a070001");
  assert.equal(ask("0a 0000"), "010a000001");
  assert.equal(ask(`12 0300 ${toHex(payload)}`), "0112030003");
  assert.equal(ask(`12 0900 ${toHex(payload)}`), "0112090001");
});

test("a payload written twice counts once, and one of another length is refused", async () => {
  const { ask, written } = service();
  assert.equal(ask(`12 0500 ${toHex(payload)}`), "13");
  assert.equal(ask(`12 0500 ${toHex(payload)}`), "13");
  assert.equal(ask(`12 0500 ${toHex(payload)} c4`), "011205000d");
  assert.equal(ask("12 0500"), "011205000d");
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(written, [{ payload, rssi: undefined }]);
});

test("what it does not know is not supported, what it cannot read is invalid, commands are not answered", () => {
  const { ask } = service();
  assert.equal(ask("02 0002"), "031700");
  assert.equal(ask("16 0500 0000 00"), "0116000006");
  assert.equal(ask("0a 03"), "010a000004");
  assert.equal(ask("08 0000 ffff 0328"), "0108000001");
  assert.equal(ask("08 0500 0100 0328"), "0108050001");
  assert.equal(ask("08 0100 ffff 032800"), "0108010004");
  assert.equal(ask("52 0500 00"), undefined);
  assert.equal(ask(""), undefined);
});

test("whatever is asked, an answer fits into 23 bytes", () => {
  const { answer } = service();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      assert.ok((answer(bytes)?.length ?? 1) <= MTU);
    }),
    { numRuns: 3_000 },
  );
});
