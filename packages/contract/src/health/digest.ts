/** The digest of what waits at the health desk. */
import { digestEndpoints } from "../digest.ts";

export const { readDigest, changeDigest, confirmDigest, endDigest } = digestEndpoints("/api/health");
