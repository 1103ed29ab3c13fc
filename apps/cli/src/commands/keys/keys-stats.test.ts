/** Day totals read from a real key server. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type StatsDocument, stats } from "@bluezone/contract/keys/stats";
import { rootOf } from "@bluezone/keys/config/compose";
import { unixSeconds } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { EXIT } from "../../failure.ts";
import { type BothServers, bothServers } from "../../testing/both-servers.ts";
import { runForTest } from "../../testing/run-for-test.ts";

let folder: string;
let servers: BothServers;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-stats-"));
  servers = await bothServers();
  await writeFile(join(folder, "roots.json"), JSON.stringify(servers.roots));
});
after(async () => {
  await servers.close();
  await rm(folder, { recursive: true, force: true });
});

const root = signerFromPem(generateKeyPem(), "root-1");
const now = unixSeconds(systemClock.now());
const histogram = (places: number, ...entries: readonly (readonly [number, number])[]) =>
  Array.from({ length: places }, (_, i) => entries.find(([at]) => at === i)?.[1] ?? 0);
const document: StatsDocument = {
  version: 1,
  issuedAt: now,
  notAfter: now + 60,
  complete: "2020-12-25",
  days: [
    {
      day: "2020-12-24",
      uploads: 12,
      keys: 160,
      revisions: 1,
      missingOnset: 2,
      onsetToUpload: histogram(30, [2, 4], [5, 3], [29, 3]),
      oldestKeyAge: histogram(16, [15, 12]),
    },
  ],
};

/** What is said of a document that a server serves as `body`. */
async function said(body: string, ...more: string[]) {
  const file = join(folder, "root.json");
  await writeFile(file, JSON.stringify(rootOf(root)));
  const server = createServer(
    (request, reply) => void reply.writeHead(request.url === stats.path ? 200 : 404).end(body),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return await runForTest(["keys", "stats", "--keys", url, "--root", file, ...more]);
  } finally {
    server.close();
  }
}
const signed = async (content: unknown, by = root) =>
  JSON.stringify({ stats: await signDocument(by, content as Record<string, unknown>) });

test("a real key server's document is verified against its root", async () => {
  const { exit, out } = await runForTest([
    "keys",
    "stats",
    "--keys",
    servers.keysUrl,
    "--root",
    join(folder, "roots.json"),
    "--json",
  ]);
  assert.equal(exit, EXIT.ok);
  assert.deepEqual(JSON.parse(out[0]!).days, []);
});

test("a day is a line with its figures", async () => {
  const { exit, out } = await said(await signed(document));
  assert.equal(exit, EXIT.ok);
  assert.match(out.join("\n"), /^2020-12-24 +12 +160 +1 +2 +5 d +15\+ d$/m);
  assert.match(out.join("\n"), /All days to 2020-12-25 are told/);
  assert.deepEqual(JSON.parse((await said(await signed(document), "--json")).out[0]!), document);
});

test("a document of another root, a changed one, an expired one and one of another kind are refused", async () => {
  const other = signerFromPem(generateKeyPem(), "root-2");
  const thief = signerFromPem(generateKeyPem(), "root-1");
  const good = await signed(document);
  for (const [body, words] of [
    [await signed(document, other), /signed by a root that is not in your file/],
    [await signed(document, thief), /signature that does not hold/],
    [good.replace(/\.([^.]{8})/, ".AAAAAAAA"), /signature that does not hold/],
    [await signed({ ...document, notAfter: now - 1 }), /expired/],
    [await signed({ ...document, days: "many" }), /not what the contract describes/],
  ] as const) {
    const { exit, out, remarks } = await said(body);
    assert.deepEqual([exit, out], [EXIT.no, []]);
    assert.match(remarks.join("\n"), words);
  }
});

test("a server that is not there, or tells no totals, is unavailable", async () => {
  for (const body of ["", "<html>", "{}", '{"stats":1}'])
    assert.equal((await said(body)).exit, EXIT.unavailable);
  const gone = ["keys", "stats", "--keys", "http://127.0.0.1:1", "--root", join(folder, "roots.json")];
  assert.equal((await runForTest(gone)).exit, EXIT.unavailable);
});
