import assert from "node:assert/strict";
import { test } from "node:test";
import { readCode } from "./code.ts";

test("a code is read as typed, spaced, scanned or tapped", () => {
  const table: [text: string, code: string | undefined][] = [
    ["12345678", "12345678"],
    [" 1234 5678 ", "12345678"],
    ["1234-5678", "12345678"],
    ["ABCD efgh 1234 5678", "abcdefgh12345678"],
    ["https://bluezone.example/v#c=abcdefgh12345678", "abcdefgh12345678"],
    ["https://bluezone.example/v?c=12345678&x=1", "12345678"],
    ["https://bluezone.example/v?r=VN&c=12345678", "12345678"],
    ["https://bluezone.example/v/abcdefgh12345678", "abcdefgh12345678"],
    ["https://bluezone.example/v/12345678?x=1", "12345678"],
    ["12.34.56.78", "12345678"],
    ["1234567", undefined],
    ["123456789", undefined],
    ["abcdefgh", undefined],
    ["", undefined],
    ["https://bluezone.example/v", undefined],
  ];
  for (const [text, code] of table) assert.equal(readCode(text), code, text);
});
