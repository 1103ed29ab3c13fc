/** What holds on every object store that we say we run on: the behaviour of files, a server's whole export, an operator's work. */
import assert from "node:assert/strict";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EXPORTS_ROOT, indexName } from "@bluezone/contract/keys/exports";
import { createFrom } from "@bluezone/keys/main";
import { dayKeys } from "@bluezone/keys/testing/authority";
import { exported } from "@bluezone/keys/testing/exported";
import { startKeys } from "@bluezone/keys/testing/keys-server";
import { Days, Instant, Minutes } from "@bluezone/protocol/time";
import { bucketBlobs } from "@bluezone/server-kit/files/blobs-bucket";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import { type Bucket, type BucketCall, signed } from "@bluezone/server-kit/files/bucket";
import { bucketCalls } from "@bluezone/server-kit/files/bucket-calls";
import { Secret } from "@bluezone/server-kit/start/secret";
import { blobsBehaviour } from "@bluezone/server-kit/testing/blobs";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import type { TestStore } from "@bluezone/server-kit/testing/test-store";
import { checkBucket } from "../checks/bucket.ts";
import { runForTest } from "../testing/run-for-test.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** The tests of one store. @param conditional what it answers to a put that must find nothing and finds something. */
export function onAStore(
  name: string,
  {
    skip,
    start,
    conditional,
  }: {
    readonly skip: string | false;
    readonly start: () => Promise<TestStore>;
    readonly conditional: number;
  },
): void {
  if (skip) return void test(name, { skip }, () => {});
  let store: TestStore;
  let prefixes = 0;
  before(async () => {
    store = await start();
    await bucketCalls(store.bucket)({ method: "PUT" });
  });
  after(() => store?.stop());
  const fresh = (): Bucket => {
    prefixes += 1;
    return { ...store.bucket, prefix: `${prefixes}/` };
  };
  const folder = testFolder();

  blobsBehaviour(name, async () => bucketBlobs(fresh(), undefined, 2));
  headersAndSignatures(name, fresh, conditional);

  test(`${name}: doctor says that it can be used, and in one sentence why not`, async () => {
    const bucket = fresh();
    const findings = await checkBucket(bucket);
    assert.deepEqual(
      findings.map(({ check, status }) => [check, status]),
      [
        ["bucket", "ok"],
        ["bucket clock", "ok"],
      ],
    );
    assert.deepEqual(await bucketBlobs(bucket).list(""), []);
    for (const [wrong, says] of [
      [{ secret: new Secret(bytes("another secret")) }, /S3_SECRET/],
      [{ bucket: "no-such-bucket" }, /make the bucket/],
      [{ endpoint: "http://127.0.0.1:1" }, /S3_ENDPOINT/],
    ] as const) {
      const [finding] = await checkBucket({ ...bucket, ...wrong });
      assert.equal(finding?.status, "fail");
      assert.match(finding.says, says);
    }
  });

  test(`${name}: a key server exports into it and serves phones from it, with the same tags on every instance`, async () => {
    const engine = await testEngine();
    const blobs = bucketBlobs(fresh());
    const one = await startKeys(engine, {}, { blobs });
    const two = await startKeys(engine, {}, { ...one, config: one.config });
    try {
      await one.jobs();
      assert.ok((await one.share({ keys: dayKeys(one.clock.now(), 14) })).ok);
      one.clock.advance(Minutes(11));
      await Promise.all([one.jobs(), two.jobs()]);
      const [file, ...more] = await exported(one);
      assert.equal(more.length, 0);
      assert.ok((file?.keys.size ?? 0) >= 150);
      for (const path of [EXPORTS_ROOT + indexName("VN"), EXPORTS_ROOT + file!.name]) {
        const [a, b] = [await fetch(one.url + path), await fetch(two.url + path)];
        assert.equal(a.headers.get("etag"), b.headers.get("etag"));
        const known = { "if-none-match": a.headers.get("etag") ?? "" };
        assert.equal((await fetch(two.url + path, { headers: known })).status, 304);
      }
      one.clock.advance(Days(15));
      await one.jobs();
      one.clock.advance(Minutes(10));
      await one.jobs();
      assert.deepEqual(
        (await blobs.list("")).filter((found) => found.endsWith(".zip")),
        [],
      );
    } finally {
      await Promise.all([one.server.stop(), two.server.stop()]);
      await engine.close();
    }
  });

  operatorsWork(name, folder, fresh);
}

function headersAndSignatures(name: string, fresh: () => Bucket, conditional: number): void {
  test(`${name}: a file has the headers with which it was put, so that a CDN can serve it`, async () => {
    const bucket = fresh();
    await bucketBlobs(bucket).put("VN/a.zip", bytes("a"), {
      contentType: "application/zip",
      cacheControl: "public, immutable",
      expires: Instant(1_900_000_000_000),
    });
    const { headers } = await bucketCalls(bucket)({ method: "GET", name: "VN/a.zip" });
    assert.deepEqual(
      ["content-type", "cache-control", "expires"].map((header) => headers.get(header)),
      ["application/zip", "public, immutable", "Sun, 17 Mar 2030 17:46:40 GMT"],
    );
  });

  const send = async (
    bucket: Bucket,
    call: BucketCall,
    { body, at }: { body?: string; at?: string } = {},
  ) => {
    const { url, headers } = await signed(bucket, call, at);
    const response = await fetch(url, {
      method: call.method,
      headers,
      body: body ?? call.body ?? null,
    } as RequestInit);
    return { status: response.status, text: await response.text() };
  };
  const put = { method: "PUT", name: "VN/index.txt", body: bytes("whole") } as const;

  test(`${name}: a put that arrives a quarter of an hour late, or cut off, or changed, is refused and leaves what was there`, async () => {
    const bucket = fresh();
    const ago = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString().replace(/[:-]|\.\d{3}/g, "");
    const late = await send(bucket, put, { at: ago(16) });
    assert.equal(late.status, 403);
    assert.match(late.text, /RequestTimeTooSkewed/);
    for (const body of ["whol", "whole and more", "WHOLE"]) {
      const { status } = await send(bucket, put, { body });
      assert.ok(status >= 400 && status < 500, `${body}: ${status}`);
    }
    assert.equal(await bucketBlobs(bucket).get("VN/index.txt"), undefined);
    assert.equal((await send(bucket, put, { at: ago(10) })).status, 200);
  });

  test(`${name}: a conditional put is answered with ${conditional}, so nothing of ours leans on one`, async () => {
    const bucket = fresh();
    assert.equal((await send(bucket, put)).status, 200);
    const again = { ...put, headers: { "if-none-match": "*" } };
    assert.equal((await send(bucket, again)).status, conditional);
  });
}

function operatorsWork(name: string, folder: string, fresh: () => Bucket): void {
  test(`${name}: an operator moves a key server's files to it, and keeps backups in it`, async () => {
    const home = join(folder, name.toLowerCase());
    const { bucket, prefix, endpoint, keyId, secret } = fresh();
    const issuer = { healthAuthorityID: "vn.x", issuer: "h", audience: "k", jwks: "http://127.0.0.1:1/jwks" };
    await mkdir(home, { recursive: true });
    await writeFile(join(home, "issuers.json"), JSON.stringify([issuer]));
    const env = {
      KEYS_DATA: join(home, "data"),
      KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
      KEYS_ISSUERS: join(home, "issuers.json"),
      KEYS_S3_ENDPOINT: endpoint,
      KEYS_S3_KEY: keyId,
      KEYS_S3_SECRET: Buffer.from(secret.reveal()).toString(),
    };
    const server = await createFrom(env, { emit: () => {} });
    await server.runJobs(Instant(Date.now()));
    await server.stop();
    const files = await (await folderBlobs(join(home, "data", "exports"))).list("");
    assert.ok(files.length > 10);
    const to = `s3://${bucket}/${prefix}files`;
    const copy = ["files", "copy", "--server", "keys", "--to", to, "--json"];
    for (const [copied, same] of [
      [files.length, 0],
      [0, files.length],
    ]) {
      const { exit, out } = await runForTest(copy, env);
      const told = JSON.parse(out[0]!) as { copied: number; same: number };
      assert.deepEqual([exit, told.copied, told.same], [0, copied, same]);
    }
    const moved = { ...env, KEYS_FILES: to };
    const backup = ["backup", "--server", "keys", "--out", `s3://${bucket}/${prefix}backups/one.backup`];
    assert.equal((await runForTest(backup, moved)).exit, 0);
    const again = await runForTest(backup, moved);
    assert.deepEqual([again.exit, /already/.test(again.remarks.join())], [78, true]);
    const other = { ...moved, KEYS_DATA: join(home, "other") };
    await cp(join(home, "data", "signing"), join(home, "other", "signing"), { recursive: true });
    const restore = ["restore", "--server", "keys", backup.at(-1)!, "--json"];
    const refused = await runForTest(restore, other);
    assert.deepEqual([refused.exit, /--take-files/.test(refused.remarks.join())], [78, true]);
    const restored = await runForTest([...restore, "--take-files"], other);
    assert.equal(restored.exit, 0, restored.remarks.join("\n"));
    assert.equal((JSON.parse(restored.out[0]!) as { lost: number }).lost, 0);
  });
}
