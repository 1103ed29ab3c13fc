/** The digest of what waits at the rollout desk. */
import { digestEndpoints } from "../digest.ts";

export const { readDigest, changeDigest, confirmDigest, endDigest } = digestEndpoints("/api/rollout");
