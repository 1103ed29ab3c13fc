import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeAdvert, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { crc32 } from "@bluezone/protocol/export/packing";
import { eninAt, Hours, Instant, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { seededRandom } from "./doubles/random.ts";
import { MOST_IDENTIFIERS } from "./engine/listen/log.ts";
import type { HeardDocument } from "./heard-document.ts";
import { rowsOf, rowsOfPacked } from "./heard-rows.ts";
import { Memory } from "./memory.ts";
import { MOST_BYTES, packHeard, unpackHeard } from "./packed-log.ts";
import { readHeard } from "./storage.ts";
import { person } from "./testing/person.ts";

const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n }).map(toBase64);
const minute = (start: number) =>
  fc
    .record({
      at: fc.double({ min: 0, max: 599_999, noNaN: true }),
      count: fc.integer({ min: 1, max: 2_000 }),
      best: fc.integer({ min: -127, max: 20 }),
      below: fc.double({ min: 0, max: 63, noNaN: true }),
      gap: fc.integer({ min: 0, max: Minutes(5) }).map(Milliseconds),
    })
    .map(({ at, count, best, below, gap }) => ({
      mono: Milliseconds(start + Math.floor(at)),
      count,
      mean: best - below,
      best,
      gap,
    }));
/** Ten minutes as a phone writes them. */
const documents: fc.Arbitrary<HeardDocument> = fc.integer({ min: 0, max: 100_000 }).chain((n) =>
  fc.record({
    boot: fc.nat(),
    until: fc.integer({ min: 0, max: 4e12 }).map(Instant),
    heard: fc.array(
      fc.record({
        rpi: bytes(16),
        aem: bytes(4),
        minutes: fc.array(minute(n * Minutes(10)), { minLength: 1, maxLength: 10 }),
      }),
      { minLength: 1, maxLength: 20 },
    ),
  }),
);

test("what was packed is unpacked as it was, but for whole seconds, quarters of a dB and 255 readings", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const packed = packHeard(document);
      assert.ok(packed !== undefined);
      const unpacked = unpackHeard(packed);
      assert.ok(unpacked !== "unreadable");
      const bare = ({ heard, ...rest }: HeardDocument) => [rest, heard.map(({ rpi, aem }) => [rpi, aem])];
      assert.deepEqual(bare(unpacked), bare(document));
      const [before, after] = [document, unpacked].map(({ heard }) => heard.map((each) => each.minutes));
      assert.deepEqual(
        after!.map((each) => each.length),
        before!.map((each) => each.length),
      );
      for (const [i, was] of before!.flat().entries()) {
        const is = after!.flat()[i]!;
        assert.ok(is.mono <= was.mono && was.mono - is.mono < Seconds(1));
        assert.equal(Math.floor(is.mono / Minutes(1)), Math.floor(was.mono / Minutes(1)));
        assert.deepEqual([is.best, is.count], [was.best, Math.min(was.count, 255)]);
        assert.ok(Math.abs(is.mean - was.mean) <= 0.125 + 1e-9);
        assert.ok(Math.abs(is.gap - was.gap) <= 500);
      }
      assert.deepEqual(readHeard(packed), { value: unpacked, damaged: false });
      const start = Minutes(10 * Math.floor(unpacked.heard[0]!.minutes[0]!.mono / Minutes(10)));
      assert.deepEqual(rowsOfPacked(packed), rowsOf(unpacked, start), "what matching needs is the same");
      assert.equal(packHeard(unpacked), packed, "packing it again changes nothing");
    }),
    { numRuns: 60 },
  );
});

const one = { rpi: toBase64(new Uint8Array(16)), aem: toBase64(new Uint8Array(4)) };
const usual = { mono: Minutes(11), count: 3, mean: -60.5, best: -58, gap: Seconds(60) };
const documentOf = (...minutes: HeardDocument["heard"][number]["minutes"]): HeardDocument => ({
  boot: 1,
  until: Instant(5),
  heard: [{ ...one, minutes }],
});

test("a document that does not fit the layout is not packed", () => {
  assert.ok(packHeard(documentOf(usual)) !== undefined);
  for (const odd of [
    { mono: Minutes(20) },
    { mono: Minutes(9) },
    { best: -58.5 },
    { best: 128 },
    { mean: -57 },
    { mean: -150 },
    { gap: Seconds(70_000) },
    { gap: Seconds(-1) },
  ])
    assert.equal(packHeard(documentOf(usual, { ...usual, ...odd })), undefined, JSON.stringify(odd));
  assert.equal(packHeard(documentOf({ ...usual, mono: Minutes(-1) })), undefined);
  assert.equal(packHeard({ ...documentOf(usual), heard: [] }), undefined);
  assert.equal(packHeard({ ...documentOf(usual), boot: 2 ** 32 }), undefined);
  assert.equal(packHeard(documentOf(...Array.from({ length: 256 }, () => usual))), undefined);
});

test("as many identifiers as are ever kept, each heard in ten minutes, are packed", () => {
  const [full] = documentOf(...Array.from({ length: 10 }, () => usual)).heard;
  const crowd = { ...documentOf(), heard: Array.from({ length: MOST_IDENTIFIERS }, () => full!) };
  const packed = packHeard(crowd);
  assert.ok(packed !== undefined);
  assert.deepEqual(unpackHeard(packed), crowd);
});

test("a packed text that is damaged anywhere is unreadable, and none ends the phone", () => {
  const packed = packHeard(documentOf(usual, { ...usual, mono: Minutes(12) }))!;
  const good = fromBase64(packed);
  for (let at = 0; at < good.length; at += 1) {
    for (const bit of [1, 128]) {
      const bad = Uint8Array.from(good);
      bad[at] = bad[at]! ^ bit;
      const read = unpackHeard(toBase64(bad));
      // A bit of the padding behind the last block means nothing; all else is noticed.
      if (read !== "unreadable") assert.deepEqual(read, unpackHeard(packed));
    }
    assert.equal(unpackHeard(toBase64(good.subarray(0, at))), "unreadable");
  }
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uint8Array().map(toBase64)), (text) => {
      assert.equal(unpackHeard(text), "unreadable");
    }),
  );
  const { value, damaged } = readHeard(packed.slice(0, 20));
  assert.deepEqual([value.heard, damaged], [[], true]);
});

/** A text with this body, its head as it should be or as told. */
function textOf(body: Uint8Array, length = body.length): string {
  const packed = deflateSync(body);
  const text = new Uint8Array(9 + packed.length);
  text[0] = 1;
  new DataView(text.buffer).setUint32(1, length, true);
  new DataView(text.buffer).setUint32(5, crc32(body, 0), true);
  text.set(packed, 9);
  return toBase64(text);
}

test("whatever a body says is checked, and what unpacks larger than it says or than is allowed is not unpacked", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(4), (body, identifiers) => {
      if (body.length >= 18) new DataView(body.buffer, body.byteOffset).setUint16(16, identifiers, true);
      const read = unpackHeard(textOf(body));
      if (read !== "unreadable") assert.ok(readHeard(JSON.parse(JSON.stringify(read))).damaged === false);
    }),
  );
  const bomb = new Uint8Array(20_000_000);
  for (const length of [18, MOST_BYTES, bomb.length])
    assert.equal(unpackHeard(textOf(bomb, length)), "unreadable");
});

const OTHERS = 50;
test("a phone in a crowd stores a minute of somebody in 10 bytes, and one killed between the forms opens with everything", async () => {
  const a = await person("crowded");
  const noise = seededRandom("noise");
  await a.phone.start();
  const frames = new Map<string, { advert: Uint8Array; scanResponse: Uint8Array }>();
  let scans = 0;
  const listen = () => {
    if (a.radio.scans.length === scans) return;
    scans = a.radio.scans.length;
    for (let who = 0; who < OTHERS; who += 1) {
      const name = `${who} ${eninAt(a.clock.now())}`;
      const rpi = seededRandom(name).bytes(16);
      const frame = frames.get(name) ?? {
        advert: encodeAdvert(rpi),
        scanResponse: encodeScanResponse({ rpi, aem: seededRandom(`${name} aem`).bytes(4) }),
      };
      frames.set(name, frame);
      for (const fading of noise.bytes(3)) a.radio.hear({ rssi: -95 + (who % 40) + (fading % 12), ...frame });
    }
  };
  await a.pass(Hours(1), listen);
  await a.pass(Hours(1));
  const names = await a.store.names("heard/");
  let [records, size] = [0, 0];
  for (const name of names) {
    const stored = await a.store.get(name);
    assert.ok(typeof stored === "string", `${name} is packed`);
    size += stored.length;
    records += readHeard(stored).value.heard.reduce((sum, { minutes }) => sum + minutes.length, 0);
  }
  assert.ok(records >= 2_500 && size / records < 10, `${size / records} bytes for each of ${records}`);

  // The last document again as it was before it was packed: what a phone that was killed in between has.
  const last = names[names.length - 1]!;
  const { value } = readHeard(await a.store.get(last));
  await a.store.commit({ [last]: value });
  const opened = async () => {
    const { heard } = await Memory.open(a.store);
    return { heard, all: await Promise.all(heard.names.map((name) => heard.read(name))) };
  };
  const before = await opened();
  assert.deepEqual(before.heard.unpacked, [last]);
  await a.restart();
  await a.phone.checkNow();
  await a.phone.run();
  assert.equal(typeof (await a.store.get(last)), "string", "it is packed once it was read");
  const after = await opened();
  assert.deepEqual(after.all, before.all);
  assert.equal(after.heard.damaged, 0);
});
