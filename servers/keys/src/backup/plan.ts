/**
 * What a backup of the key server holds. Left out: `padding_secret`, with which padding could be told from real keys, and
 * `revised_padding`, which means nothing without it; `lease`, which is nobody's any more; `trusted_time`,
 * because a restore is a word for the clock that is there (record 0043).
 */
import type { BackupPlan } from "@bluezone/server-kit/backup/backup";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";

export const PLAN: BackupPlan<Tables> = {
  server: "keys",
  migrations,
  tables: [
    "diagnosis_key",
    "remembered_publish",
    "export_window",
    "shard",
    "signed_config",
    "signed_windows",
    "document_copy",
    "retention_proof",
    "day_count",
    "signed_stats",
  ],
};
