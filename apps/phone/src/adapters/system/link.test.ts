import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linkedCode } from "./link.ts";

const HOST = "bz.example";
const CODE = "K7M4P2QD9XTA5RWE";
const code = { ok: true, code: CODE.toLowerCase() };

for (const link of [
  `https://bz.example/v#c=${CODE}`,
  `https://bz.example/v/#c=${CODE}`,
  `https://bz.example/v?c=${CODE}`,
  `https://bz.example/v?from=sms&c=${CODE}`,
  `https://bz.example/v/${CODE}`,
  `https://bz.example/v/${CODE.toLowerCase()}/`,
  `HTTPS://BZ.Example/v/${CODE}`,
  `bluezone://v?c=${CODE}`,
  `bluezone://v/?c=${CODE}`,
  `bluezone://v#c=${CODE}`,
  `  https://bz.example/v#c=${CODE}\n`,
])
  test(`a link of ours gives its code: ${JSON.stringify(link)}`, () => {
    assert.deepEqual(linkedCode(link, HOST), code);
  });

for (const [link, why] of [
  [`https://evil.example/v#c=${CODE}`, "other_host"],
  [`https://bz.example.evil.example/v#c=${CODE}`, "other_host"],
  [`https://bz.example@evil.example/v#c=${CODE}`, "other_host"],
  [`https://evil.example/bz.example/v/${CODE}`, "other_host"],
  [`https://evil.example#https://bz.example/v/${CODE}`, "other_host"],
  [`https://evil.example\\bz.example/v/${CODE}`, "other_host"],
  [`https://bz.example:8443/v/${CODE}`, "other_host"],
  [`http://bz.example/v/${CODE}`, "other_host"],
  [`javascript://bz.example/v/${CODE}`, "other_host"],
  [`bluezone://share?c=${CODE}`, "other_host"],
  ["https://bz.example/v", "no_code"],
  ["https://bz.example/v#c=", "no_code"],
  ["https://bz.example/v/123", "no_code"],
  [`https://bz.example/other/${CODE}`, "no_code"],
  [`https://bz.example/other#c=${CODE}`, "no_code"],
  [`https://bz.example/w/v/${CODE}`, "no_code"],
  ["bluezone://v", "no_code"],
  [`bluezone://v/${CODE}`, "no_code"],
  ["", "not_a_link"],
  [CODE, "not_a_link"],
  ["mailto:a@bz.example", "not_a_link"],
] as const)
  test(`no code is taken, ${why}: ${JSON.stringify(link)}`, () => {
    assert.deepEqual(linkedCode(link, HOST), { ok: false, code: why });
  });

test("a host may have a port", () => {
  assert.deepEqual(linkedCode(`https://127.0.0.1:4082/v/${CODE}`, "127.0.0.1:4082"), code);
});

const signs = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."https://bz.example/v?c=#&@\\%:bluezone K7M4P2QD9XTA5RWE"),
    fc.string({ unit: "binary" }),
  ),
});

test("no text makes it throw, and what it takes is a code", () => {
  fc.assert(
    fc.property(
      fc.oneof(signs, fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })),
      (text) => {
        const found = linkedCode(text, HOST);
        if (found.ok) assert.match(found.code, /^(?:\d{8}|[a-z0-9]{16})$/);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("no other host's link gives a code, whatever stands around it", () => {
  fc.assert(
    fc.property(fc.webAuthority(), signs, (authority, tail) => {
      fc.pre(authority.toLowerCase() !== HOST);
      assert.deepEqual(linkedCode(`https://${authority}/v/${CODE}${tail}`, HOST), {
        ok: false,
        code: "other_host",
      });
    }),
  );
});
