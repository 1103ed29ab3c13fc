/** Reads a kept file back, held against the hash that was noted when it came. */
import { createHash } from "node:crypto";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { KeptFile } from "./keep-file.ts";

/** The bytes; undefined when the file is gone. Throws Error when they are no longer those that were kept: a defect. */
export async function readFile(
  blobs: Blobs,
  { blob, sha256 }: Pick<KeptFile, "blob" | "sha256">,
): Promise<Uint8Array | undefined> {
  const bytes = await blobs.get(blob);
  if (bytes && createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Error("a kept file is not as it was kept");
  return bytes;
}
