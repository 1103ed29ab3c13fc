/** A real object store that a test starts. */
import type { Bucket } from "../files/bucket.ts";

/** Who reaches it, and how it ends; its bucket is not made yet. */
export type TestStore = { readonly bucket: Bucket; stop(): Promise<void> };
