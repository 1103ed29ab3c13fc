import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { readIssuers } from "./issuer.ts";

test("a canary's issuer that is not marked as one is refused: its uploads would be counted as people's", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-issuers-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "issuers.json");
  const named = { healthAuthorityID: "vn.test", issuer: "health", audience: "keys", jwks: "jwks.json" };
  const read = async (...issuers: readonly object[]) => {
    await writeFile(file, JSON.stringify(issuers));
    return readIssuers(file);
  };
  await assert.rejects(read(named, { ...named, issuer: "health.canary" }), StartError);
  await assert.rejects(
    read({ ...named, canary: true }, { ...named, issuer: "health.canary", canary: true }),
    StartError,
  );
  assert.equal((await read(named, { ...named, issuer: "health.canary", canary: true })).length, 2);
});
