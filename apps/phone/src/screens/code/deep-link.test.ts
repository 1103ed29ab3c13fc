import assert from "node:assert/strict";
import { test } from "node:test";
import { codeIn, withoutCode } from "./deep-link.ts";

const at = (address: string) => new URL(address, "https://bz.example");

test("a code is taken from the fragment, the query or the path", () => {
  for (const address of [
    "/v#c=K7M4P2QD9XTA5RWE",
    "/v?c=K7M4P2QD9XTA5RWE",
    "/v/K7M4P2QD9XTA5RWE",
    "/phone/sau/v#c=K7M4P2QD9XTA5RWE",
  ])
    assert.equal(codeIn(at(address)), "k7m4p2qd9xta5rwe", address);
  assert.equal(codeIn(at("/v#c=4821-7305")), "48217305");
});

test("an address without a code brings none, also when its path is as long as one", () => {
  for (const address of ["/v", "/v#c=", "/v?c=12", "/v/", "/v#top"])
    assert.equal(codeIn(at(address)), undefined, address);
});

test("what stays in the address bar has no code in it", () => {
  for (const address of ["/v#c=48217305", "/v?c=48217305", "/v/48217305"])
    assert.equal(withoutCode(at(address)), "/v");
  assert.equal(withoutCode(at("/phone/sau/v/48217305")), "/phone/sau/v");
});
