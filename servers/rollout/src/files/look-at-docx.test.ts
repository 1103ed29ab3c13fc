import assert from "node:assert/strict";
import { test } from "node:test";
import { lookAtDocx } from "./look-at-docx.ts";
import { docxLetter } from "./testing/letters.ts";
import { refusalOf } from "./testing/refusal-of.ts";
import { unzip } from "./zip.ts";

test("a letter for Word has so much text in all its parts together, and not a byte more", () => {
  const own = [...unzip(docxLetter())].reduce((sum, { size }) => sum + size, 0);
  const letter = (bytes: number) =>
    docxLetter("Kính gửi", [
      { name: "word/a.xml", data: "a".repeat(4_000_000) },
      { name: "word/b.xml", data: "a".repeat(bytes - 4_000_000 - own) },
    ]);
  assert.equal(
    refusalOf(() => lookAtDocx(letter(8_000_000))),
    "kept",
  );
  assert.equal(
    refusalOf(() => lookAtDocx(letter(8_000_001))),
    "file_bomb",
  );
});
