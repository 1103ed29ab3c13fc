/**
 * Whole files by name: a folder, memory, or an object store. A file is there in whole or not at all, also after a
 * crash, and a name can be put again.
 */

import type { Instant } from "@bluezone/protocol/time";

/** What a store that serves readers itself tells them of a file; a folder keeps none of it. */
export type BlobHeaders = {
  readonly contentType: string;
  readonly cacheControl?: string;
  /** Until when a cache may keep it. */
  readonly expires?: Instant;
};

/** Where whole files are kept. Every method throws on bad names (RangeError) and when the store fails. */
export type Blobs = {
  /**
   * Keeps a file, in place of an earlier one of that name. When it rejects, the earlier one or the new one is there in whole:
   * an answer can be lost on its way. A store far away may even take it after that, so what must not change gets a name of
   * its own. @param headers what readers are told of it; a text is its media type.
   */
  put(name: string, bytes: Uint8Array, headers: string | BlobHeaders): Promise<void>;
  /** The bytes of a file, or nothing when there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /**
   * Names that begin with `prefix`, sorted by their bytes. A store far away may leave out for a while what was just put, and
   * name what was just removed; `get` knows better.
   */
  list(prefix: string): Promise<readonly string[]>;
  /** Removes a file; when there is none, nothing happens. */
  remove(name: string): Promise<void>;
};

/**
 * Returns a name that every store can keep: parts of letters, digits, `-` and `_` with `/` between, the last one with an
 * ending (`VN/index/2020-12-27.txt`), at most 200 characters. Only the last part has a dot, so a file never stands
 * where a folder must be. Throws RangeError otherwise.
 */
export function blobName(name: string): string {
  if (
    name.length > 200 ||
    !/^(?:[A-Za-z0-9][A-Za-z0-9_-]*\/)*[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z0-9]{1,8}$/.test(name)
  )
    throw new RangeError(
      "a blob's name has parts of letters, digits, - and _ with / between, an ending such as .zip, and at most 200 characters",
    );
  return name;
}

/** The same store; `changed` is told the name of each file that was put or removed through it, also when that failed. */
export function watchedBlobs(blobs: Blobs, changed: (name: string) => void): Blobs {
  return {
    ...blobs,
    put: (name, bytes, contentType) => blobs.put(name, bytes, contentType).finally(() => changed(name)),
    remove: (name) => blobs.remove(name).finally(() => changed(name)),
  };
}

/** A store that lives as long as the process. */
export function memoryBlobs(): Blobs {
  const files = new Map<string, Uint8Array>();
  return {
    async put(name, bytes) {
      files.set(blobName(name), bytes.slice());
    },
    async get(name) {
      return files.get(blobName(name))?.slice();
    },
    async list(prefix) {
      return [...files.keys()].filter((name) => name.startsWith(prefix)).sort();
    },
    async remove(name) {
      files.delete(blobName(name));
    },
  };
}
