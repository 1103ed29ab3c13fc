/** What the export files that stand say: they are public, so they remember what was published after a backup was made. */
import { exportName, parseExportName, type Shard } from "@bluezone/contract/keys/exports";
import { ExportFault } from "@bluezone/protocol/export/export-fault";
import { type ExportColumns, readExportColumns } from "@bluezone/protocol/export/export-file";
import type { DiagnosisKeyColumns } from "@bluezone/protocol/report/diagnosis-key-columns";
import { type Enin, eninAt, eninStart, fromUnixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";

/** A window whose files all stand and can be read. */
export type PublicWindow = { readonly starts: Enin; readonly ends: Enin; readonly files: number };

/** What one file gave out. */
export type PublicKeys = { readonly keys: DiagnosisKeyColumns; readonly revisedKeys: DiagnosisKeyColumns };

export type PublicFiles = {
  /** Whether all files of a window are there, by their names. */
  stand(window: PublicWindow): boolean;
  /** The window that ends then, when its files are all there and whole. */
  complete(ends: Enin): Promise<PublicWindow | undefined>;
  /** Ends of all windows that have a file, oldest first. */
  readonly ends: readonly Enin[];
  /** The files of a window, one after another. */
  read(window: PublicWindow): AsyncIterable<PublicKeys>;
};

/** Looks at the files of a shard. */
export async function publicFiles(blobs: Blobs, shard: Shard): Promise<PublicFiles> {
  const names = new Set(await blobs.list(`${shard}/`));
  const starts = new Map<Enin, Enin>();
  for (const name of names) {
    const found = parseExportName(name);
    if (found) starts.set(eninAt(fromUnixSeconds(found.end)), eninAt(fromUnixSeconds(found.start)));
  }
  const nameOf = (window: Pick<PublicWindow, "starts" | "ends">, batch: number) =>
    exportName(shard, eninStart(window.starts), eninStart(window.ends), batch);

  async function file(
    window: Pick<PublicWindow, "starts" | "ends">,
    batch: number,
  ): Promise<ExportColumns | undefined> {
    const bytes = await blobs.get(nameOf(window, batch));
    try {
      return bytes && readExportColumns(bytes, []);
    } catch (error) {
      if (error instanceof ExportFault) return undefined;
      throw error;
    }
  }

  return {
    ends: [...starts.keys()].sort((a, b) => a - b),
    stand: (window) =>
      Array.from({ length: window.files }, (_, i) => nameOf(window, i + 1)).every((name) => names.has(name)),
    async complete(ends) {
      const window = { starts: starts.get(ends)!, ends };
      const first = starts.has(ends) ? await file(window, 1) : undefined;
      if (!first) return undefined;
      for (let batch = 2; batch <= first.batchSize; batch += 1)
        if (!(await file(window, batch))) return undefined;
      return { ...window, files: first.batchSize };
    },
    async *read(window) {
      for (let batch = 1; batch <= window.files; batch += 1) {
        const found = await file(window, batch);
        if (found) yield found;
      }
    },
  };
}
