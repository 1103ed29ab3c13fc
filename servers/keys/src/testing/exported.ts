/** What a key server has exported, read as a reader of GAEN does: the index over HTTP, then each file that it names. */
import assert from "node:assert/strict";
import { EXPORTS_ROOT, indexName } from "@bluezone/contract/keys/exports";
import { toBase64 } from "@bluezone/protocol/bytes";
import { readExport } from "@bluezone/protocol/export/export-file";
import type { DiagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { TestKeys } from "./keys-server.ts";

/** A file's keys by their base64. */
export type ExportedFile = {
  readonly name: string;
  readonly region: string | undefined;
  readonly keys: ReadonlyMap<string, DiagnosisKey>;
  readonly revised: ReadonlyMap<string, DiagnosisKey>;
};

/** A file, read; fails the test when it is not sound. */
export function readExported(
  keys: Pick<TestKeys, "exportSigner">,
  name: string,
  zip: Uint8Array,
): ExportedFile {
  const read = readExport(zip, [{ id: "452", version: "v1", publicKey: keys.exportSigner.publicPoint }]);
  assert.deepEqual([read.signature, read.rejected], ["verified", []]);
  const byKey = (list: readonly DiagnosisKey[]) => new Map(list.map((key) => [toBase64(key.key), key]));
  return { name, region: read.region, keys: byKey(read.keys), revised: byKey(read.revisedKeys) };
}

/** Every file that a shard's index names, oldest first. */
export async function exported(keys: TestKeys, shard = "VN"): Promise<readonly ExportedFile[]> {
  const index = String(await keys.text(EXPORTS_ROOT + indexName(shard)));
  const names = index.split("\n").filter((line) => line !== "");
  return Promise.all(
    names.map(async (name) => readExported(keys, name, await keys.bytes(EXPORTS_ROOT + name))),
  );
}
