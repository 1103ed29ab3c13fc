/**
 * The files of an embedded database, and one that begins with them. PGlite's own way, a tar in a Blob, costs twice the processor
 * of all the rest of its start.
 */
import { MemoryFS, type PGlite } from "@electric-sql/pglite";

/** Folders (without bytes) before what is in them, and files; each by its path under `ROOT`. */
export type DataFiles = readonly { readonly path: string; readonly bytes?: Uint8Array }[];

/** Where PGlite has PostgreSQL's data. */
const ROOT = "/pglite/data";

/** All files of a database. Nothing may be at work in it, and what was written is only there after a `checkpoint`. */
export function readFiles(pglite: PGlite, folder = ""): DataFiles {
  const { FS } = pglite.Module;
  const names: string[] = FS.readdir(ROOT + folder).filter((name: string) => name !== "." && name !== "..");
  return names.flatMap((name) => {
    const path = `${folder}/${name}`;
    if (FS.isDir(FS.stat(ROOT + path).mode)) return [{ path }, ...readFiles(pglite, path)];
    return [{ path, bytes: FS.readFile(ROOT + path) }];
  });
}

/** Memory in which a database finds files when it starts. */
export class LaidFiles extends MemoryFS {
  readonly #files: DataFiles;

  constructor(files: DataFiles) {
    super();
    this.#files = files;
  }

  override async initialSyncFs(): Promise<void> {
    const { FS } = this.pg!.Module;
    // PostgreSQL writes into its files: each database has a copy.
    for (const { path, bytes } of this.#files)
      if (bytes) FS.writeFile(ROOT + path, bytes.slice(), { canOwn: true });
      else FS.mkdirTree(ROOT + path, 0o700);
  }
}
