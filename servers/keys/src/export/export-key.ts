/** A key that export files are signed with. */
import type { ExportSigner } from "@bluezone/protocol/export/export-file";
import type { KeyFolder } from "@bluezone/server-kit/keys/key-folder";
import type { Signer } from "@bluezone/server-kit/keys/signer";

/** `id` and `version` are what a file's signature info says (GAEN export format: verification_key_id, _version). */
export type ExportKey = { readonly id: string; readonly version: string; readonly signer: Signer };

/** Vietnam's mobile country code, which exposure notification uses as key id. */
export const KEY_ID = "452";
/** As files are signed with keys. */
export const exportSigners = (keys: readonly ExportKey[]): readonly ExportSigner[] =>
  keys.map(({ id, version, signer }) => ({
    keyId: id,
    keyVersion: version,
    begin: () => signer.begin(),
  }));

/** Most signatures of a file (docs/protocol/07-exports.md#71-the-file). */
const MOST = 10;

/** The export keys of a folder, `export-v1`, `export-v2`, …: newest first, all of them sign. The first is made when there is none. */
export async function exportKeys(folder: KeyFolder): Promise<readonly ExportKey[]> {
  const versions = (await folder.names()).flatMap((name) => /^export-(v\d{1,6})$/.exec(name)?.[1] ?? []);
  const newest = (versions.length > 0 ? versions : ["v1"])
    .sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)))
    .slice(0, MOST);
  return Promise.all(
    newest.map(async (version) => ({
      id: KEY_ID,
      version,
      signer: await folder.signer(`export-${version}`),
    })),
  );
}
