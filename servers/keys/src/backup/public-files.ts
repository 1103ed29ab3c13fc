/** What the export files that stand say: they are public, so they remember what was published after a backup was made. */
import { exportName, indexName, parseExportName, type Shard } from "@bluezone/contract/keys/exports";
import { ExportFault } from "@bluezone/protocol/export/export-fault";
import { type ExportColumns, readExportColumns } from "@bluezone/protocol/export/export-file";
import type { DiagnosisKeyColumns } from "@bluezone/protocol/report/diagnosis-key-columns";
import { type Enin, eninAt, eninStart, fromUnixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";

/** A window whose files all stand and can be read; `first` is the number of the first of them. */
export type PublicWindow = {
  readonly starts: Enin;
  readonly ends: Enin;
  readonly files: number;
  readonly first: number;
};

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
  const names = await namesOf(blobs, shard);
  const starts = new Map<Enin, Enin>();
  const numbers = new Map<Enin, number[]>();
  for (const name of names) {
    const found = parseExportName(name);
    if (!found) continue;
    const ends = eninAt(fromUnixSeconds(found.end));
    starts.set(ends, eninAt(fromUnixSeconds(found.start)));
    numbers.set(ends, [...(numbers.get(ends) ?? []), found.number]);
  }
  const nameOf = (window: Pick<PublicWindow, "starts" | "ends">, number: number) =>
    exportName(shard, eninStart(window.starts), eninStart(window.ends), number);

  async function file(
    window: Pick<PublicWindow, "starts" | "ends">,
    number: number,
  ): Promise<ExportColumns | undefined> {
    const bytes = await blobs.get(nameOf(window, number));
    try {
      return bytes && readExportColumns(bytes, []);
    } catch (error) {
      if (error instanceof ExportFault) return undefined;
      throw error;
    }
  }

  /** Whether `files` files from `first` on are there and whole, each the one of its place. */
  async function areWhole({ first, files, ...window }: PublicWindow): Promise<boolean> {
    for (let batch = 1; batch <= files; batch += 1) {
      const found = await file(window, first + batch - 1);
      if (found?.batchNum !== batch || found.batchSize !== files) return false;
    }
    return true;
  }

  return {
    ends: [...starts.keys()].sort((a, b) => a - b),
    stand: (window) =>
      Array.from({ length: window.files }, (_, i) => nameOf(window, window.first + i)).every((name) =>
        names.has(name),
      ),
    async complete(ends) {
      const window = { starts: starts.get(ends)!, ends };
      // The last attempt first: one that was named is never followed by another.
      for (const number of (numbers.get(ends) ?? []).toSorted((a, b) => b - a)) {
        const last = await file(window, number);
        if (!last || last.batchNum !== last.batchSize) continue;
        const found = { ...window, files: last.batchSize, first: number - last.batchSize + 1 };
        if (await areWhole(found)) return found;
      }
      return undefined;
    },
    async *read(window) {
      for (let batch = 0; batch < window.files; batch += 1) {
        const found = await file(window, window.first + batch);
        if (found) yield found;
      }
    },
  };
}

/** Names of all files that are there: those of the list, and those of the index that the list may not have yet. */
async function namesOf(blobs: Blobs, shard: Shard): Promise<ReadonlySet<string>> {
  const names = new Set(await blobs.list(`${shard}/`));
  const index = Buffer.from((await blobs.get(indexName(shard))) ?? []).toString();
  for (const name of index.split("\n"))
    if (parseExportName(name)?.shard === shard && !names.has(name) && (await blobs.get(name)))
      names.add(name);
  return names;
}
