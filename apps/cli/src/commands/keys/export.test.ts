import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fromHex, toBase64, toHex } from "@bluezone/protocol/bytes";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { Enin } from "@bluezone/protocol/time";
import { generateKeyPem } from "@bluezone/server-kit/keys/signer";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import fc from "fast-check";
import { EXIT } from "../../failure.ts";
import {
  BIN,
  CASES,
  CERTIFICATE_PEM,
  exportOf,
  exportSigner,
  POINT,
  PUBLIC_PEM,
  SIG,
  zip,
} from "../../testing/export-files.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const folder = testFolder();

let files = 0;
/** A file with this content. */
async function put(content: Uint8Array | string): Promise<string> {
  files += 1;
  const file = join(folder, `file-${files}`);
  await writeFile(file, content);
  return file;
}
const inspect = async (content: Uint8Array, pem?: string) => {
  const key = pem === undefined ? [] : ["--public-key", await put(pem)];
  const { exit, out, remarks } = await runForTest([
    "export",
    "inspect",
    await put(content),
    ...key,
    "--json",
  ]);
  assert.deepEqual([exit, out.length, remarks], [EXIT.ok, 1, []]);
  return JSON.parse(out[0]!);
};
const verify = async (content: Uint8Array, pem: string) => {
  const { exit, out, remarks } = await runForTest([
    "export",
    "verify",
    await put(content),
    "--public-key",
    await put(pem),
  ]);
  return { exit, said: [...out, ...remarks].join("\n") };
};

const SAYS = {
  region: "VN",
  startTimestamp: 1_609_053_000,
  endTimestamp: 1_609_053_600,
  batchNum: 1,
  batchSize: 1,
  keys: 2,
  revisedKeys: 1,
  rejected: [],
};

test("a file that says no window, region or batch is shown as one that says none", async () => {
  const bare = Buffer.from("EK Export v1    ");
  const { region, startTimestamp, endTimestamp, batchNum, batchSize, signature } = await inspect(bare);
  assert.deepEqual(
    [region, startTimestamp, endTimestamp, batchNum, batchSize, signature],
    ["", 0, 0, 0, 0, "unsigned"],
  );
  const { out } = await runForTest(["export", "inspect", await put(bare)]);
  assert.match(out[0]!, /^window {5}not said\nbatch {6}not said$/m);
});

test("inspect says what a zip and a bare export.bin of the vectors hold, in exactly these fields", async () => {
  assert.deepEqual(await inspect(BIN), { ...SAYS, signature: "unsigned" });
  const signed = await zip({ "export.bin": BIN, "export.sig": SIG });
  assert.deepEqual(await inspect(signed), { ...SAYS, signature: "unknown-key" });
  assert.deepEqual(Object.keys(await inspect(signed)), [...Object.keys(SAYS), "signature"]);
});

test("a public key in any of its forms verifies; another one makes the signature invalid", async () => {
  const signed = await zip({ "export.bin": BIN, "export.sig": SIG });
  const forms = {
    PEM: PUBLIC_PEM,
    certificate: CERTIFICATE_PEM,
    root: JSON.stringify({ kid: "export", publicKey: toBase64(POINT) }),
    exportKey: JSON.stringify({ id: "452", version: "v9", publicKey: toBase64(POINT) }),
  };
  for (const [form, text] of Object.entries(forms))
    assert.equal((await inspect(signed, text)).signature, "verified", form);
  const { pem } = exportSigner();
  assert.equal((await inspect(signed, pem)).signature, "invalid");
  assert.equal((await inspect(BIN, PUBLIC_PEM)).signature, "unsigned");
});

test("a key is tried against every signature of the file, whatever name stands beside it", async () => {
  const signers = [exportSigner("310", "v1"), exportSigner("262", "v7"), exportSigner("", "")];
  const file = await exportOf([], [], signers);
  for (const { pem } of signers) {
    assert.equal((await inspect(file, pem)).signature, "verified");
    assert.deepEqual(await verify(file, pem), { exit: EXIT.ok, said: "verified" });
  }
  assert.equal((await inspect(file, exportSigner().pem)).signature, "invalid");
});

test("of a bundle every key is tried, and a key of another kind in it is named", async () => {
  const [first, second] = [exportSigner("452", "v1"), exportSigner("452", "v2")];
  const file = await exportOf([], [], [second]);
  for (const bundle of [
    first.pem + second.pem,
    second.pem + first.pem,
    `old and new\n${CERTIFICATE_PEM}${second.pem}`,
  ]) {
    assert.equal((await inspect(file, bundle)).signature, "verified");
    assert.deepEqual(await verify(file, bundle), { exit: EXIT.ok, said: "verified" });
  }
  assert.equal((await inspect(file, first.pem + CERTIFICATE_PEM)).signature, "invalid");
  const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
  const p384 = pem(generateKeyPairSync("ec", { namedCurve: "secp384r1" }).publicKey);
  const ed25519 = pem(generateKeyPairSync("ed25519").publicKey);
  for (const [text, says] of [
    [p384, /holds a public key of secp384r1; exports are signed with keys of P-256\.$/],
    [ed25519, /holds a public key of ED25519;/],
    [first.pem + p384, /of secp384r1, its key 2;/],
    [first.pem.repeat(101), /holds 101 keys; at most 100 are tried\.$/],
  ] as const) {
    const words = ["export", "inspect", await put(file), "--public-key", await put(text)];
    const { exit, remarks } = await runForTest(words);
    assert.equal(exit, EXIT.badData);
    assert.match(remarks[0]!, says);
  }
});

test("verify ends with 1 unless the file is verified", async () => {
  const signed = await zip({ "export.bin": BIN, "export.sig": SIG });
  assert.deepEqual(await verify(signed, PUBLIC_PEM), { exit: EXIT.ok, said: "verified" });
  const changed = BIN.with(30, BIN[30]! ^ 1);
  for (const [content, says] of [
    [await zip({ "export.bin": changed, "export.sig": SIG }), /^invalid$/],
    [BIN, /^unsigned$/],
    [await zip({ "export.bin": BIN, "export.sig": new Uint8Array(0) }), /^unsigned$/],
    [signed.subarray(0, signed.length - 30), /refused \(bad-zip\)/],
    [signed.with(60, signed[60]! ^ 0xff), /refused \(bad-zip\)/],
    [new Uint8Array(0), /refused \(truncated\)/],
    [await zip({ "export.bin": BIN, "export.sig": fromHex("0a05") }), /refused \(bad-signature-file\)/],
  ] as const) {
    const { exit, said } = await verify(content, PUBLIC_PEM);
    assert.equal(exit, EXIT.no, said);
    assert.match(said, says);
  }
  const { exit, out } = await runForTest([
    ...["export", "verify", await put(signed), "--public-key", await put(PUBLIC_PEM), "--json"],
  ]);
  assert.deepEqual([exit, out], [EXIT.ok, ['{"signature":"verified"}']]);
});

test("a wrong key is left out with its place and the reason, and the file goes on", async () => {
  for (const { why, field } of CASES.rejected) {
    const file = fromHex(toHex(BIN) + field + toHex(BIN.subarray(BIN.length - 31)));
    const { rejected, keys, revisedKeys } = await inspect(file);
    assert.deepEqual([keys, revisedKeys], [2, 1], why);
    assert.deepEqual(
      rejected.map(({ index }: { index: number }) => index),
      [3, 4],
      why,
    );
    for (const { reason, ...rest } of rejected)
      assert.deepEqual([typeof reason, reason.length > 0, Object.keys(rest)], ["string", true, ["index"]]);
  }
});

test("a file that is refused as a whole is one sentence and exit code 65, with every command", async () => {
  const sightings = await put('{"records": []}');
  for (const { why, bin, code } of CASES.refused) {
    const file = await put(fromHex(bin));
    for (const argv of [
      ["export", "inspect", file],
      ["export", "keys", file],
      ["match", "--export", file, "--sightings", sightings],
    ]) {
      const { exit, out, remarks } = await runForTest(argv);
      assert.deepEqual([exit, out, remarks.length], [EXIT.badData, [], 1], why);
      assert.match(remarks[0]!, new RegExp(`refused \\(${code}\\): [^\\n]+\\.$`), why);
    }
  }
});

test("keys are one JSON object a line, new ones before revised ones, with what the file has of each", async () => {
  const expected = [
    {
      key: "01".repeat(16),
      rollingStart: 2_676_000,
      rollingPeriod: 144,
      reportType: "confirmedTest",
      transmissionRisk: 2,
      daysSinceOnset: -3,
      revised: false,
    },
    {
      key: "02".repeat(16),
      rollingStart: 2_676_000,
      rollingPeriod: 17,
      reportType: "selfReport",
      transmissionRisk: 0,
      revised: false,
    },
    {
      key: "03".repeat(16),
      rollingStart: 2_676_000,
      rollingPeriod: 144,
      reportType: "revoked",
      transmissionRisk: 0,
      daysSinceOnset: 14,
      revised: true,
    },
  ];
  const signed = await zip({ "export.bin": BIN, "export.sig": SIG });
  for (const content of [BIN, signed])
    for (const json of [[], ["--json"]]) {
      const { exit, out } = await runForTest(["export", "keys", await put(content), ...json]);
      assert.equal(exit, EXIT.ok);
      assert.deepEqual(
        out.flatMap((lines) => lines.split("\n")).map((line) => JSON.parse(line)),
        expected,
      );
    }
});

test("every key of a long file is a line", async () => {
  const keys = Array.from({ length: 2_500 }, (_, i) =>
    diagnosisKey(tek(new Uint8Array(16).fill(i % 256).with(15, i >> 8), Enin(2_676_000), 144), {
      reportType: "confirmedTest",
      transmissionRisk: 0,
    }),
  );
  const { out } = await runForTest(["export", "keys", await put(await exportOf(keys))]);
  const lines = out.flatMap((some) => some.split("\n"));
  assert.equal(new Set(lines.map((line) => JSON.parse(line).key)).size, 2_500);
  assert.equal(lines.length, 2_500);
});

test("a public key file that is none is one sentence that shows nothing of it", async () => {
  const file = await put(BIN);
  const rsa = `-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf\n9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END PUBLIC KEY-----\n`;
  const secret = generateKeyPem();
  const wrong = {
    empty: "",
    text: "no key",
    RSA: rsa,
    "half a point": JSON.stringify({ publicKey: toBase64(POINT.subarray(0, 33)) }),
    "off the curve": JSON.stringify({ publicKey: toBase64(POINT.with(64, POINT[64]! ^ 1)) }),
    "another JSON": '{"publicKey": 7}',
    "a private key": secret,
  };
  for (const [what, text] of Object.entries(wrong))
    for (const verb of ["inspect", "verify"]) {
      const { exit, out, remarks } = await runForTest([
        ...["export", verb, file, "--public-key", await put(text)],
      ]);
      assert.deepEqual([exit, out, remarks.length], [EXIT.badData, [], 1], what);
      assert.match(remarks[0]!, /^bluezone: the file [^\n]+$/, what);
      assert.ok(!remarks[0]!.includes(secret.split("\n")[1]!), what);
    }
  const missing = await runForTest(["export", "verify", file, "--public-key", join(folder, "none")]);
  assert.equal(missing.exit, EXIT.noInput);
});

test("what a person reads names the window, counts the keys and says why some are left out", async () => {
  const wrong = CASES.rejected[0]!.field;
  const { out } = await runForTest(["export", "inspect", await put(fromHex(toHex(BIN) + wrong.repeat(30)))]);
  assert.match(out[0]!, /^region +"VN"$/m);
  assert.match(out[0]!, /^keys +2$/m);
  assert.match(out[0]!, /^left out +30$/m);
  assert.match(out[0]!, /^ {2}key 3: /m);
  assert.match(out[0]!, /and 10 more/);
  assert.match(out[0]!, /^signature +unsigned$/m);
});

test("no bytes make any of the commands more than one sentence", async () => {
  const signed = await zip({ "export.bin": BIN, "export.sig": SIG });
  const damaged = fc
    .tuple(
      fc.constantFrom(BIN, signed),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
      fc.nat(),
    )
    .map(([bytes, changes, cut]) => {
      const copy = Uint8Array.from(bytes);
      for (const [at, value] of changes) copy[at % copy.length] = value;
      return copy.subarray(0, copy.length - (cut % 3 === 0 ? cut % copy.length : 0));
    });
  const pem = await put(PUBLIC_PEM);
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
      const file = join(folder, "fuzzed");
      await writeFile(file, bytes);
      for (const argv of [
        ["inspect", file],
        ["keys", file],
        ["verify", file, "--public-key", pem],
      ]) {
        const { exit, remarks } = await runForTest(["export", ...argv]);
        assert.ok([EXIT.ok, EXIT.no, EXIT.badData].includes(exit as never), remarks.join());
        assert.ok(remarks.length <= 1 && !remarks.join().includes("\n"));
      }
    }),
  );
});
