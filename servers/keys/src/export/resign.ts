/**
 * After an export key was stolen: files that stand are signed anew without it. Else a phone that has not read them yet
 * would refuse them once the configuration names the stolen key no more, and with them every exposure in them.
 */
import { parseExportName } from "@bluezone/contract/keys/exports";
import { readExportColumns, writeExport } from "@bluezone/protocol/export/export-file";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { type ExportKey, exportSigners } from "./export-key.ts";
import { NODE_PACKING } from "./node-packing.ts";
import { putFile } from "./put-file.ts";

/**
 * Signs every file with `keys` alone, what it says unchanged. One that neither `keys` nor `known` signed stays as
 * it is and is named in the answer: nobody knows whose it is. Killed, it can be run again; the server must not run meanwhile.
 */
export async function resignFiles(
  blobs: Blobs,
  keys: readonly ExportKey[],
  known: readonly ExportKey[],
): Promise<{ readonly signed: number; readonly refused: readonly string[] }> {
  const publicKeys = [...keys, ...known].map(({ id, version, signer }) => ({
    id,
    version,
    publicKey: signer.publicPoint,
  }));
  const refused: string[] = [];
  let signed = 0;
  for (const name of await blobs.list("")) {
    const bytes = parseExportName(name) && (await blobs.get(name));
    if (!bytes) continue;
    const file = readExportColumns(bytes, publicKeys);
    if (file.signature !== "verified") {
      refused.push(name);
      continue;
    }
    await putFile(blobs, name, await writeExport(file, exportSigners(keys), NODE_PACKING));
    signed += 1;
  }
  return { signed, refused };
}
