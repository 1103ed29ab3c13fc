import assert from "node:assert/strict";
import { test } from "node:test";
import { httpsAddress, telAddress } from "./way-out.ts";

test("a number as written becomes one that a dialler takes", () => {
  assert.equal(telAddress("115"), "tel:115");
  assert.equal(telAddress("1900 9095"), "tel:19009095");
  assert.equal(telAddress("(0296) 000.00-00"), "tel:02960000000");
  assert.equal(telAddress("+84 296 000 0000"), "tel:+842960000000");
});

test("what is no number is never dialled: neither codes of the network, nor pauses, nor words", () => {
  for (const text of ["", "1", "*#06#", "115,9", "115;ext=1", "tel:115", "một một năm", "1".repeat(16)])
    assert.throws(() => telAddress(text), RangeError, text);
});

test("only https addresses with a host and without a user are opened", () => {
  for (const address of ["https://moh.example", "https://moh.example/a?b=c#d", "https://moh.example:8443/"])
    assert.equal(httpsAddress(address), address);
  for (const address of [
    "http://moh.example/",
    "javascript:alert(1)",
    "https://",
    "https:///a",
    "https://moh.example@evil.example/",
    "https://moh.example\\@evil.example/",
    "https://moh.example/ https://evil.example/",
    "intent://moh.example/",
    "file:///etc/passwd",
  ])
    assert.throws(() => httpsAddress(address), RangeError, address);
});
