/**
 * What a backup of the health server holds. Left out: `signing_key`, so that no backup holds a private key, and a key that
 * was stolen and replaced since does not come back to be trusted; a restored server makes another at its start.
 */
import type { BackupPlan } from "@bluezone/server-kit/backup";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";

export const PLAN: BackupPlan<Tables> = {
  server: "health",
  migrations,
  tables: [
    "api_key",
    "audit",
    "hash_key",
    "code",
    "token",
    "phone",
    "wrong_code",
    "quota",
    "retention_proof",
  ],
};
