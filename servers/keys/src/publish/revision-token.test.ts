import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { toHex } from "@bluezone/protocol/bytes";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { Enin } from "@bluezone/protocol/time";
import { Secret } from "@bluezone/server-kit/start/secret";
import fc from "fast-check";
import type { Secrets } from "../secrets.ts";
import { type OpenedToken, revisionTokens } from "./revision-token.ts";

const secret = () => new Secret(new Uint8Array(randomBytes(32)));
const secrets: Secrets = [secret()];
const at = Enin(2_680_000);
const sealToken = (list: readonly Tek[], by: Secrets, when: Enin) => revisionTokens(by).seal(list, when);
const openToken = (token: string | undefined, by: Secrets) => revisionTokens(by).open(token);
const keys = (n: number, start = at - 144 * 5) =>
  Array.from({ length: n }, (_, i) => tek(randomBytes(16), Enin(start + i), 1 + (i % 144)));
const listed = (opened: OpenedToken) =>
  typeof opened === "string"
    ? opened
    : opened.map((k) => `${toHex(k.key)}.${k.rollingStart}.${k.rollingPeriod}`).sort();

test("a token opens to the keys it was sealed with, each once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (n) => {
      const sealed = keys(n);
      assert.deepEqual(
        listed(openToken(sealToken([...sealed, ...sealed], secrets, at), secrets)),
        listed(sealed),
      );
    }),
    { numRuns: 30 },
  );
});

test("tokens of one to 28 keys are equally long, and the longest fits its answer", () => {
  const lengths = new Set([0, 1, 14, 28].map((n) => sealToken(keys(n), secrets, at).length));
  assert.equal(lengths.size, 1);
  assert.ok(sealToken(keys(29), secrets, at).length > [...lengths][0]!);
  assert.ok(sealToken(keys(400), secrets, at).length < 8_192 - 300);
});

test("keys that ended 15 days ago or earlier are left out, and of too many the oldest", () => {
  const [old, edge] = [
    tek(randomBytes(16), Enin(at - 16 * 144), 144),
    tek(randomBytes(16), Enin(at - 16 * 144 + 1), 144),
  ];
  assert.deepEqual(listed(openToken(sealToken([old, edge], secrets, at), secrets)), listed([edge]));
  const many = keys(300);
  assert.deepEqual(listed(openToken(sealToken(many, secrets, at), secrets)), listed(many.slice(20)));
});

test("the same keys give the same token, in whatever order; other keys another", () => {
  const some = keys(3);
  assert.equal(sealToken(some, secrets, at), sealToken(some.toReversed(), secrets, at));
  assert.notEqual(sealToken(some, secrets, at), sealToken(some.slice(1), secrets, at));
});

test("no token is missing; one that was changed anywhere, cut, or is another server's cannot be read", () => {
  const token = Buffer.from(sealToken(keys(2), secrets, at), "base64");
  assert.equal(openToken(undefined, secrets), "missing");
  assert.equal(openToken("", secrets), "missing");
  assert.equal(openToken(token.toString("base64"), [secret()]), "unreadable");
  for (const place of [0, 1, 4, 5, 16, 17, 40, token.length - 16, token.length - 1]) {
    const changed = Buffer.from(token);
    changed[place]! ^= 1;
    assert.equal(openToken(changed.toString("base64"), secrets), "unreadable", `byte ${place}`);
  }
  for (const length of [0, 1, 16, 33, token.length - 1])
    assert.match(
      listed(openToken(token.subarray(0, length).toString("base64"), secrets)) as string,
      /unreadable|missing/,
    );
});

test("a token of an earlier secret opens as long as that one is kept", () => {
  const [old, next] = [secret(), secret()];
  const some = keys(2);
  const token = sealToken(some, [old], at);
  assert.deepEqual(listed(openToken(token, [next, old])), listed(some));
  assert.equal(openToken(token, [next]), "unreadable");
});

test("a token shows nothing of its keys", () => {
  const some = keys(1);
  const token = Buffer.from(sealToken(some, secrets, at), "base64").toString("hex");
  assert.ok(!token.includes(toHex(some[0]!.key)));
});
