import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { D55 } from "./key-message.ts";

test("the key message is the letter's, byte for byte", () => {
  assert.equal(
    createHash("sha256").update(D55).digest("hex"),
    "222cab6bf52ccf68de933a5d7aa26ce21957bff711f5bf70faac9bedc97adbc1",
  );
  assert.equal(D55, D55.normalize("NFC"));
});
