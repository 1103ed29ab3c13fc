/** Keeps a file that staff brought, once its bytes have been looked at. */
import { createHash } from "node:crypto";
import { FILE_LIMITS, type FilePurpose } from "@bluezone/contract/rollout/files";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Announcer } from "./announce.ts";
import { FILE_KINDS, fileKind } from "./file-kind.ts";
import type { FileReader } from "./file-reader.ts";
import { refusal } from "./refusal.ts";

/** A file that is kept. */
export type KeptFile = {
  /** Name of the blob: the purpose and the hash. The same file twice is one blob. */
  readonly blob: string;
  /** SHA-256 of the kept bytes, hexadecimal. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
};

/**
 * Looks at a file and keeps it; pictures and sound without what was written beside them. `declared` is the media type that
 * the sender gave and must be that of the bytes; `by` is who brings it; `announce` is told before the file is kept. Throws a Fault of `FILE_FAULTS`,
 * with nothing kept.
 */
export async function keepFile(
  { blobs, reader }: { readonly blobs: Blobs; readonly reader: FileReader },
  { bytes, declared, purpose, by }: { bytes: Uint8Array; declared: string; purpose: FilePurpose; by: string },
  announce: Announcer,
): Promise<KeptFile> {
  if (bytes.length > FILE_LIMITS[purpose]) throw refusal("file_too_large");
  const kind = fileKind(bytes);
  if (!kind || FILE_KINDS[kind].purpose !== purpose || FILE_KINDS[kind].mediaType !== declared)
    throw refusal("file_kind");
  const bare = await reader.bare({ kind, bytes }, by);
  const sha256 = createHash("sha256").update(bare).digest("hex");
  const { mediaType } = FILE_KINDS[kind];
  const blob = `${purpose}/${sha256}.${kind}`;
  await announce(blob, bare.length);
  await blobs.put(blob, bare, mediaType);
  return { blob, sha256, size: bare.length, mediaType };
}
