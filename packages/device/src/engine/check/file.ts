/** Reads one export file: signed by a key of the configuration, and the very one that its name says. */
import { parseExportName } from "@bluezone/contract/keys/exports";
import type { ConfigDocument } from "@bluezone/contract/signed";
import { fromBase64 } from "@bluezone/protocol/bytes";
import { ExportFault } from "@bluezone/protocol/export/export-fault";
import { readExportColumnsBy } from "@bluezone/protocol/export/export-file";
import type { Unpacking } from "@bluezone/protocol/export/unpacking";
import type { DiagnosisKeyColumns } from "@bluezone/protocol/report/diagnosis-key-columns";
import { type Instant, unixSeconds } from "@bluezone/protocol/time";

/** A file whose keys may be used, or why not. */
export type FileRead =
  | {
      readonly ok: true;
      readonly keys: DiagnosisKeyColumns;
      readonly revisedKeys: DiagnosisKeyColumns;
      /** `end_timestamp`, as signed. */
      readonly end: Instant;
      /** Id of the configuration's key that signed it. */
      readonly signer: string | null;
    }
  | { readonly ok: false; readonly why: string };

/**
 * Never rejects for what is in the file. @param place which file of its window the name is, from 1; undefined where that is not
 * known. @param unpacking what this phone has that unpacks faster than the engine.
 */
export async function readFile(
  body: Uint8Array,
  name: string,
  place: number | undefined,
  exportKeys: ConfigDocument["exportKeys"],
  unpacking: Unpacking | undefined,
): Promise<FileRead> {
  try {
    const keys = exportKeys.map(({ id, version, publicKey }) => ({
      id,
      version,
      publicKey: fromBase64(publicKey),
    }));
    const file = await readExportColumnsBy(unpacking, body, keys);
    if (file.signature !== "verified") return { ok: false, why: file.signature };
    const window = parseExportName(name);
    // Who serves files cannot sign one, but could give another shard's in its place, or one for a whole window.
    const same =
      window !== undefined &&
      file.region === window.shard &&
      (place === undefined || file.batchNum === place) &&
      unixSeconds(file.start) === window.start &&
      unixSeconds(file.end) === window.end;
    if (!same) return { ok: false, why: "another-window" };
    const signer = file.signatures.find(({ keyId, keyVersion }) =>
      exportKeys.some(({ id, version }) => id === keyId && version === keyVersion),
    );
    const { keys: fresh, revisedKeys, end } = file;
    return { ok: true, keys: fresh, revisedKeys, end, signer: signer?.keyId ?? null };
  } catch (error) {
    if (error instanceof ExportFault) return { ok: false, why: error.code };
    throw error;
  }
}
