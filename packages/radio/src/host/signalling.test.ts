/** No to everything that a stranger asks on the channels beside the attributes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { answerPairing, answerSignal } from "./signalling.ts";

test("pairing is not supported, whoever begins", () => {
  assert.equal(toHex(answerPairing(fromHex("01030005100000"))!), "0505");
  assert.equal(toHex(answerPairing(fromHex("0b05"))!), "0505");
  for (const hex of ["", "0505", "03", "0c"]) assert.equal(answerPairing(fromHex(hex)), undefined);
});

test("other link parameters are rejected, other requests are not understood, answers are not answered", () => {
  assert.equal(toHex(answerSignal(fromHex("12070800180018000000c800"))!), "130702000100");
  assert.equal(
    toHex(answerSignal(fromHex("14010a00250017001700640001 00".replaceAll(" ", "")))!),
    "010102000000",
  );
  for (const hex of ["", "12", "12000000", "010102000000", "130702000100"])
    assert.equal(answerSignal(fromHex(hex)), undefined, hex);
});
