import assert from "node:assert/strict";
import { test } from "node:test";
import type { BulletinRow } from "./tables.ts";
import { packageOf } from "./view.ts";

const row = (more: Partial<BulletinRow>): BulletinRow =>
  ({
    package: JSON.stringify({ vi: ["Một."], en: [] }),
    checksum: "c",
    number: 7,
    audio_sha256: "sum",
    audio_blob: "sound/sum.mp3",
    audio_bytes: 1_000,
    audio_seconds: 2.5,
    ...more,
  }) as BulletinRow;

test("a package is there once a bulletin has its number, text and sum", () => {
  for (const part of ["package", "checksum", "number"])
    assert.equal(packageOf(row({ [part]: null })), null, part);
  assert.deepEqual(packageOf(row({})), {
    number: 7,
    checksum: "c",
    vi: ["Một."],
    en: [],
    audio: { sha256: "sum", mediaType: "audio/mpeg", bytes: 1_000, seconds: 2.5 },
  });
});

test("its sound is told as what it is, and only when it is kept", () => {
  assert.equal(packageOf(row({ audio_blob: "sound/sum.wav" }))?.audio?.mediaType, "audio/wav");
  assert.equal(packageOf(row({ audio_blob: null }))?.audio, null);
  assert.equal(packageOf(row({ audio_sha256: null }))?.audio, null);
});
