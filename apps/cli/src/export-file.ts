/** An export file of anybody's making: a zip or a bare `export.bin`, and what given public keys say of it. */
import { ExportFault } from "@bluezone/protocol/export/export-fault";
import { type ExportColumns, openExport, readExportColumns } from "@bluezone/protocol/export/export-file";
import { Failure } from "./failure.ts";
import { LONGEST_DATA, readBytes, shownPath } from "./input-file.ts";

/**
 * Reads a whole file, its keys in columns. Public keys that come without a name are each tried against every signature of
 * the file: then the state is "verified" or "invalid", and never "unknown-key". Throws Failure when the file cannot be read or
 * is refused as a whole.
 */
export async function readExportFile(
  file: string,
  publicKeys?: readonly Uint8Array[],
): Promise<ExportColumns> {
  const bytes = await readBytes(file, LONGEST_DATA);
  try {
    const read = readExportColumns(bytes, [], LONGEST_DATA);
    if (publicKeys === undefined || read.signature === "unsigned") return read;
    const named = read.signatures.flatMap(({ keyId: id, keyVersion: version }) =>
      publicKeys.map((publicKey) => ({ id, version, publicKey })),
    );
    return { ...read, signature: openExport(bytes, named, LONGEST_DATA).signature };
  } catch (error) {
    if (error instanceof ExportFault)
      throw new Failure(
        "badData",
        `the file ${shownPath(file)} is refused (${error.code}): ${error.message}.`,
      );
    throw error;
  }
}
