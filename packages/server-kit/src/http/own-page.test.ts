import assert from "node:assert/strict";
import { test } from "node:test";
import { ownHost, ownOrigin, refusal, tokenCookie } from "./own-page.ts";

const token = { name: "bluezone-page", token: "t0k3n" };
const own = {
  host: "127.0.0.1:4080",
  origin: "http://127.0.0.1:4080",
  cookie: tokenCookie(token).split(";")[0],
};

test("our own page of this start may come in", () => {
  assert.equal(refusal(own, 4080, token), undefined);
  assert.equal(
    refusal({ ...own, host: "localhost:4080", origin: "http://localhost:4080" }, 4080, token),
    undefined,
  );
  assert.equal(refusal({ ...own, host: "[::1]:4080", origin: "http://[::1]:4080" }, 4080, token), undefined);
});

test("another host, another origin, no origin, an old token and no token are refused", () => {
  for (const host of [
    undefined,
    "",
    "evil.example:4080",
    "127.0.0.1.evil.example:4080",
    "127.0.0.1:4081",
    "127.0.0.1",
  ])
    assert.equal(refusal({ ...own, host }, 4080, token), "host", String(host));
  for (const origin of [
    undefined,
    "null",
    "http://evil.example",
    "https://127.0.0.1:4080",
    "http://127.0.0.1:5000",
  ])
    assert.equal(refusal({ ...own, origin }, 4080, token), "origin", String(origin));
  for (const cookie of [undefined, "", "bluezone-page=other", "bluezone-page=", "x=t0k3n"])
    assert.equal(refusal({ ...own, cookie }, 4080, token), "token", String(cookie));
});

test("a plain navigation has no origin and still must name our host", () => {
  assert.ok(
    ownOrigin(undefined, 4080) && ownHost("localhost:4080", 4080) && !ownHost("rebound.example:4080", 4080),
  );
});
