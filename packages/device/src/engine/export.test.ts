import assert from "node:assert/strict";
import { test } from "node:test";
import { isoInstant } from "@bluezone/protocol/time";
import { DOCUMENTS } from "../storage.ts";
import { fullPhone } from "../testing/full.ts";
import { EXPORT_FORMAT } from "./export.ts";

/** Texts of the store that may be read in an export: public documents and names, and what others broadcast. */
const OPEN =
  /^(config\.|local\.|active\.|check\.|area\.|heard\/|phone\.|consent\.|activity\.|quarantine\.day\.|messages\.draft\.|messages\.messages\.\d+\.(content|kind|about|state\.(receipt|station|is))|clock\.boots\.\d+\.id|.*\.(is|testType|reportType|age|onset|part|confidence|level|kind|today|id|why)$)/;

/** Every text in a value, with its path. */
function texts(value: unknown, path: string): (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${path}.${name}`));
}
const stored = (dump: string) =>
  (JSON.parse(dump) as [string, string][]).flatMap(([name, text]) => texts(JSON.parse(text), name));

/** A secret as it could be written: as it stands, and its bytes in hex and both forms of base64. */
function written(secret: string): string[] {
  const bytes = Buffer.from(secret, "base64");
  return [
    secret,
    bytes.toString("hex"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
  ];
}

test("no secret that is stored is in the export: no day key, code, token, nonce, certificate or shared secret", async () => {
  const a = await fullPhone();
  const text = (await a.phone.exportData()).toLowerCase();
  const secrets = stored(a.store.dump()).filter(([path]) => !OPEN.test(path));
  const kinds = new Set(secrets.map(([path]) => path.replaceAll(/\.\d+/g, "")));
  for (const kind of [
    "beacon.teks.key",
    "code.state.code",
    "code.state.nonce",
    "code.nonce.bytes",
    "share.state.token",
    "share.state.keys.key",
    "share.state.secret",
    "share.state.revisionToken",
    "share.state.certificate.jws",
    "shared.keys.key",
    "shared.revisionToken",
    "selfReport.nonce",
    "messages.messages.state.nonce",
    "quarantine.code",
    "messages.messages.state.token",
    "matches.matches.key",
  ])
    assert.ok(kinds.has(kind), `${kind} was looked for`);
  for (const [path, secret] of secrets)
    for (const form of written(secret))
      assert.ok(!text.includes(form.toLowerCase()), `${path} is in the export`);
});

test("the export has every document and everything heard, with its dates as text", async () => {
  const a = await fullPhone();
  const text = await a.phone.exportData();
  const data = JSON.parse(text) as Record<string, unknown>;
  assert.deepEqual(Object.keys(data), ["format", "at", ...Object.keys(DOCUMENTS), "heard"]);
  assert.deepEqual([data["format"], data["at"]], [EXPORT_FORMAT, isoInstant(a.phone.state().now)]);
  const heard = data["heard"] as { identifier: string; minutes: { at: string }[] }[];
  assert.ok(heard.length >= 6 && heard.every(({ identifier }) => /^[0-9a-f]{32}$/.test(identifier)));
  assert.match(heard[0]!.minutes[0]!.at, /^2020-12-27T05:\d\d:/);
  const { dayKeys } = data["beacon"] as { dayKeys: object[] };
  assert.deepEqual(dayKeys[0], { from: "2020-12-27T00:00:00.000Z", to: "2020-12-28T00:00:00.000Z" });
  assert.deepEqual(data["preConsent"], {
    until: isoInstant(a.phone.state().preConsent!.until),
    onset: "2020-12-25",
    traveler: true,
  });
  assert.ok(text.includes("\n  "), "it is to be read by people");
  // Milliseconds since 1970 are no dates to anybody.
  assert.doesNotMatch(text, /\b1[56]\d{11}\b/);
});

test("an export says of a match on which day it was, and not in which minutes", async () => {
  const a = await fullPhone();
  const { matches } = JSON.parse(await a.phone.exportData()) as { matches: object[] };
  assert.deepEqual(
    matches.map((match) => Object.keys(match)),
    [["from", "to", "reportType", "daysSinceOnset", "published"]],
  );
});

test("a phone that is new exports what there is: nothing yet", async () => {
  const a = await fullPhone();
  await a.phone.deleteEverything();
  const data = JSON.parse(await a.phone.exportData()) as Record<string, unknown>;
  assert.deepEqual([data["heard"], data["matches"], data["alerts"]], [[], [], []]);
});
