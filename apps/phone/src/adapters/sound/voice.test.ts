import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { spokenPieces, voiceFor } from "./voice.ts";

const voices = [
  { id: "vn-network", language: "vi-VN", local: false },
  { id: "gb", language: "en-GB", local: true },
  { id: "vn-local", language: "vi_VN", local: true },
  { id: "us", language: "en-US", local: true },
];

test("a voice on the device reads, never one that sends the text to a server", () => {
  assert.equal(voiceFor(voices, "vi")?.id, "vn-local");
  assert.equal(voiceFor(voices, "en")?.id, "us");
  assert.equal(voiceFor(voices.slice(0, 2), "vi"), undefined);
  assert.equal(voiceFor(voices.slice(0, 2), "en")?.id, "gb");
  assert.equal(voiceFor([{ id: "x", language: "vie", local: true }], "vi"), undefined);
});

test("a text is cut after sentences, and no piece is too long", () => {
  const text = "Bạn đã ở gần. Hãy ở nhà! Gọi trạm y tế?\nXong rồi";
  assert.deepEqual(spokenPieces(text, 30), ["Bạn đã ở gần. Hãy ở nhà!", "Gọi trạm y tế?\nXong rồi"]);
  assert.deepEqual(spokenPieces("một hai ba", 7), ["một hai", "ba"]);
  assert.deepEqual(spokenPieces("abcdef", 4), ["abcd", "ef"]);
  assert.deepEqual(spokenPieces("  ", 4), []);
});

test("no word is lost, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ab. !?\n") }),
      fc.integer({ min: 1, max: 20 }),
      (text, longest) => {
        const pieces = spokenPieces(text, longest);
        assert.ok(pieces.every((piece) => piece.length > 0 && piece.length <= longest));
        assert.equal(pieces.join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
      },
    ),
  );
});
