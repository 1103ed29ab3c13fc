/** A disk as a port: what of a file system a folder of whole files needs. */
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";

/** An open file, or a folder that is open to be flushed. */
export type DiskHandle = {
  writeFile(bytes: Uint8Array): Promise<void>;
  /** Resolves once what was written, or the names in a folder, outlast a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** Calls mean what those of `node:fs/promises` do, and reject with the system's codes. */
export type Disk = {
  open(path: string, flags: "w" | "r", mode?: number): Promise<DiskHandle>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(
    path: string,
    options: { readonly recursive: true; readonly withFileTypes: true },
  ): Promise<readonly { readonly name: string; readonly parentPath: string; isFile(): boolean }[]>;
  stat(path: string): Promise<{ readonly mtimeMs: number; isDirectory(): boolean }>;
  mkdir(path: string, options: { readonly mode: number }): Promise<unknown>;
};

/** The machine's own. */
export const MACHINE_DISK: Disk = { open, rename, rm, readFile, readdir, stat, mkdir };
