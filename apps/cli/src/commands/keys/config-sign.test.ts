import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { DOSE } from "@bluezone/policy/dose-figures";
import { PROFILES } from "@bluezone/policy/profile";
import { readRolloutConfig } from "@bluezone/rollout/config";
import { generateKeyPem } from "@bluezone/server-kit/keys/signer";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const now = Math.floor(Date.now() / 1_000);
const { risk, steps: all } = PROFILES.default;
const { secondContactTestFromDays: _, ...steps } = all;
const dated = { version: 3, issuedAt: now, notAfter: now + 86_400 };
const policy = { ...dated, riskProfile: risk, steps };
const hotlines = {
  ...dated,
  hotlines: [{ number: "19009095", owner: { vi: "Đường dây nóng", en: "Hotline" }, validFrom: "2020-01-31" }],
};

const folder = testFolder();
let root: string;
before(async () => {
  root = join(folder, "health-root.pem");
  await writeFile(root, generateKeyPem(), { mode: 0o600 });
});

async function sign(kind: string, document: unknown, ...more: string[]) {
  const file = join(folder, "document.json");
  await writeFile(file, JSON.stringify(document));
  return runForTest(["config", "sign", file, "--kind", kind, "--root", root, ...more]);
}

test("a policy and hotlines are signed whole, under the root's name, and the public half verifies them", async () => {
  const pem = createPublicKey(await readFile(root));
  for (const [kind, document] of [
    ["policy", policy],
    ["hotlines", hotlines],
  ] as const) {
    const { exit, out } = await sign(kind, document);
    assert.equal(exit, EXIT.ok);
    const [header, payload, signature] = out[0]!.split(".") as [string, string, string];
    assert.deepEqual(JSON.parse(`${Buffer.from(header, "base64url")}`), { alg: "ES256", kid: "health-root" });
    assert.deepEqual(JSON.parse(`${Buffer.from(payload, "base64url")}`), document);
    const signed = Buffer.from(`${header}.${payload}`);
    const key = { key: pem, dsaEncoding: "ieee-p1363" } as const;
    assert.ok(verify("sha256", signed, key, Buffer.from(signature, "base64url")));
  }
});

test("with --json the answer names what was signed; --kid gives the root another name", async () => {
  const { out } = await sign("policy", policy, "--json", "--kid", "root-2");
  const { jws, ...rest } = JSON.parse(out[0]!);
  assert.deepEqual(rest, { kind: "policy", kid: "root-2", version: 3, notAfter: dated.notAfter });
  assert.match(jws, /^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test("what phones would refuse is not signed", async () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ["hotlines", policy],
    ["policy", hotlines],
    ["policy", { ...policy, riskProfil: 1 }],
    ["policy", { ...policy, steps: { ...steps, tomorrow: "call" } }],
    ["hotlines", { ...hotlines, hotlines: [{ ...hotlines.hotlines[0], validTill: "2020-12-31" }] }],
    ["policy", { ...policy, version: 0 }],
    ["policy", { ...policy, notAfter: now - 1, issuedAt: now - 2 }],
    ["policy", { ...policy, notAfter: now, issuedAt: now }],
    ["policy", { ...policy, riskProfile: { ...risk, zone: "moon" } }],
    ["policy", { ...policy, dose: { ...DOSE, nearMetres: 0 } }],
    ["policy", { ...policy, alertHold: { from: now, until: now + 12 * 3_600 + 1 } }],
    ["policy", { ...policy, alertHold: { from: now, until: now } }],
    ["policy", { ...policy, selfReportHold: { from: now, until: now + 12 * 3_600 + 1 } }],
  ];
  for (const [kind, document] of wrong) {
    const { exit, out } = await sign(kind, document);
    assert.deepEqual({ exit, out }, { exit: EXIT.badData, out: [] }, JSON.stringify(document));
  }
  assert.equal((await sign("policy", { ...policy, dose: DOSE })).exit, EXIT.ok);
  const held = await sign("policy", { ...policy, alertHold: { from: now, until: now + 12 * 3_600 } });
  assert.equal(held.exit, EXIT.ok);
});

test("a root key that others can read signs nothing", async () => {
  await chmod(root, 0o640);
  const { exit, remarks } = await sign("policy", policy);
  await chmod(root, 0o600);
  assert.equal(exit, EXIT.configuration);
  assert.match(remarks[0]!, /chmod 600/);
});

test("config root shows what a phone pins, and nothing of the private half", async () => {
  const { out } = await runForTest(["config", "root", root, "--json"]);
  const { x, y } = createPublicKey(await readFile(root)).export({ format: "jwk" }) as {
    x: string;
    y: string;
  };
  const point = Buffer.from([4, ...Buffer.from(x, "base64url"), ...Buffer.from(y, "base64url")]);
  assert.deepEqual(JSON.parse(out[0]!), { kid: "health-root", publicKey: point.toString("base64") });
});

test("config root writes the variable that a rollout server takes, also of the public half alone", async () => {
  const shown = await runForTest(["config", "root", root, "--json"]);
  const file = join(folder, "config-root.json");
  await writeFile(file, shown.out[0]!);
  for (const each of [root, file]) {
    const { exit, out } = await runForTest(["config", "root", each]);
    assert.equal(exit, EXIT.ok);
    const env = {
      ROLLOUT_PUBLIC_URL: "https://bluezone.example.vn",
      ROLLOUT_SECRET: "s".repeat(64),
      ROLLOUT_KEYS_ROOT: out[0]!,
    };
    const { kid, publicKey } = JSON.parse(shown.out[0]!);
    const taken = readRolloutConfig(env).keysRoot;
    const { x = "", y = "" } = taken?.key.export({ format: "jwk" }) ?? {};
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    assert.deepEqual([taken?.kid, point.toString("base64")], [kid, publicKey]);
  }
  await writeFile(file, "{}");
  assert.equal((await runForTest(["config", "root", file])).exit, EXIT.badData);
});

test("a root's name has 64 characters at most: 64 are taken, 65 are not", async () => {
  const named = (length: number) =>
    runForTest(["config", "root", root, "--kid", "k".repeat(length), "--json"]);
  const longest = await named(64);
  assert.deepEqual([longest.exit, JSON.parse(longest.out[0]!).kid], [EXIT.ok, "k".repeat(64)]);
  const longer = await named(65);
  assert.equal(longer.exit, EXIT.usage);
  assert.match(longer.remarks[0]!, /--kid must be a text of 1 to 64 characters/);
});
