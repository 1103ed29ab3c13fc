import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromHex, toHex } from "../bytes.ts";
import { vectors } from "../testing/vectors.ts";
import {
  decodePayload,
  encodeAdvert,
  encodePayload,
  encodeScanResponse,
  type HeardFrame,
  readFrame,
  readManufacturerData,
  readScanResponse,
  SERVICE_UUID,
} from "./frame.ts";

type PayloadHex = { rpi: string; aem: string };
type Case = { why: string; raw: string; companyId?: number; heard?: PayloadHex | { shortId: string } };
type Cases = { valid: Case[]; invalid: Case[] };
const cases = vectors<{
  serviceUuid: string;
  write: (PayloadHex & { companyId: number; advert: string; scanResponse: string; payload: string })[];
  invalidPayloads: PayloadHex[];
  invalidCompanyIds: number[];
  frames: Cases;
  scanResponses: Cases;
  manufacturerData: Cases;
}>("frame");

const payload = ({ rpi, aem }: PayloadHex) => ({ rpi: fromHex(rpi), aem: fromHex(aem) });
const hex = (heard: HeardFrame | undefined) =>
  heard &&
  (heard.kind === "short-id"
    ? { shortId: toHex(heard.shortId) }
    : { rpi: toHex(heard.payload.rpi), aem: toHex(heard.payload.aem) });

test("a phone sends exactly the bytes of the specification", () => {
  assert.equal(SERVICE_UUID, cases.serviceUuid);
  for (const w of cases.write) {
    const advert = encodeAdvert(fromHex(w.rpi), w.companyId);
    const response = encodeScanResponse(payload(w), w.companyId);
    assert.deepEqual([advert.length, response.length], [31, 24]);
    assert.equal(toHex(advert), w.advert);
    assert.equal(toHex(response), w.scanResponse);
    assert.equal(toHex(encodePayload(payload(w))), w.payload);
    assert.deepEqual(decodePayload(fromHex(w.payload)), payload(w));
  }
  assert.equal(toHex(encodeAdvert(fromHex(cases.write[0]!.rpi))), cases.write[0]!.advert);
});

const readers = {
  frames: (c: Case) => readFrame(fromHex(c.raw), c.companyId),
  scanResponses: (c: Case): HeardFrame | undefined => {
    const found = readScanResponse(fromHex(c.raw), c.companyId);
    return found && { kind: "payload", payload: found };
  },
  manufacturerData: (c: Case) => readManufacturerData(fromHex(c.raw)),
};
for (const [name, read] of Object.entries(readers) as [
  keyof typeof readers,
  (c: Case) => HeardFrame | undefined,
][]) {
  for (const c of cases[name].valid)
    test(`${name}: ${c.why} is heard`, () => assert.deepEqual(hex(read(c)), c.heard));
  for (const c of cases[name].invalid)
    test(`${name}: ${c.why || "nothing"} is not ours`, () => assert.equal(read(c), undefined));
}

test("values outside the limits are not sent", () => {
  const good = payload(cases.write[0]!);
  for (const bad of cases.invalidPayloads) {
    assert.throws(() => encodePayload(payload(bad)), RangeError);
    assert.throws(() => encodeScanResponse(payload(bad)), RangeError);
  }
  assert.throws(() => encodeAdvert(fromHex(cases.invalidPayloads[0]!.rpi)), RangeError);
  for (const id of cases.invalidCompanyIds) {
    assert.throws(() => encodeAdvert(good.rpi, id), RangeError);
    assert.throws(() => encodeScanResponse(good, id), RangeError);
  }
});

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test("any payload that is sent is heard, from advert and scan response together or each alone", () => {
  fc.assert(
    fc.property(bytes(16), bytes(4), fc.nat(0xffff), (rpi, aem, company) => {
      const advert = encodeAdvert(rpi, company);
      const response = encodeScanResponse({ rpi, aem }, company);
      const whole = { kind: "payload", payload: { rpi, aem } };
      assert.deepEqual(readFrame(Uint8Array.of(...advert, ...response), company), whole);
      assert.deepEqual(readFrame(advert, company), { kind: "short-id", shortId: rpi.slice(0, 6) });
      assert.deepEqual(readScanResponse(response, company), whole.payload);
      assert.equal(readFrame(advert, company ^ 1), undefined);
    }),
  );
});

test("no report makes a reader throw, and what is heard is whole", () => {
  const { advert, scanResponse } = cases.write[0]!;
  const damaged = fc.tuple(fc.nat(54), fc.nat(255), fc.nat(60)).map(([at, value, length]) => {
    const raw = fromHex(advert + scanResponse);
    raw[at] = value;
    return raw.slice(0, length);
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), damaged), (raw) => {
      readScanResponse(raw);
      readManufacturerData(raw);
      const heard = readFrame(raw);
      if (heard?.kind === "payload") assert.equal(encodePayload(heard.payload).length, 20);
      else if (heard) assert.equal(heard.shortId.length, 6);
    }),
    { numRuns: 2000 },
  );
});

test("what was heard does not change when the radio uses its buffer again", () => {
  const { advert, scanResponse } = cases.write[0]!;
  for (const [read, text] of [
    [readFrame, advert],
    [readFrame, advert + scanResponse],
    [readManufacturerData, advert.slice(-12)],
    [readManufacturerData, scanResponse.slice(-40)],
  ] as const) {
    const raw = fromHex(text);
    const heard = read(raw);
    const before = hex(heard);
    assert.ok(before);
    raw.fill(0);
    assert.deepEqual(hex(heard), before);
  }
});
