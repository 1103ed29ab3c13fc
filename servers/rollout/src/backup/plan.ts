/**
 * What a backup of the rollout server holds. Left out on purpose: open sessions, invitations, steps under way and waits of
 * people who sign in, and what is counted for ten minutes or a day. Nothing of them is of use after a restore, and nobody is let
 * in by what lies in a backup.
 */
import type { BackupPlan } from "@bluezone/server-kit/backup";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";

/** Tables that no backup holds. */
export const LEFT_OUT = [
  "staff_session",
  "staff_invitation",
  "staff_verification",
  "staff_wait",
  "trusted_time",
  "quota",
] as const;

export const PLAN: BackupPlan<Tables> = {
  server: "rollout",
  migrations,
  tables: [
    "staff_user",
    "staff_account",
    "staff_two_factor",
    "staff_passkey",
    "staff_grant",
    "staff_audit",
    "staff_audit_head",
    "unit",
    "directive",
    "directive_version",
    "clause",
    "task",
    "task_type",
    "task_unit",
    "assignment",
    "evidence",
    "placement",
    "placement_deed",
    "placement_scan",
    "placement_import",
    "print_run",
    "print_sheet",
    "block",
    "bulletin",
    "bulletin_version",
    "bulletin_target",
    "bulletin_recording",
    "airing_slots",
    "airing",
    "airing_miss",
    "airing_gap",
    "unit_numbers",
    "downloads",
    "smartphone_count",
    "target",
    "active_answer",
    "paper_series",
    "outgoing_paper",
    "help_tally",
    "checklist",
    "visit",
    "venue",
    "rumour",
    "rumour_retention",
    "media",
    "media_out",
    "media_photo",
    "situation",
    "local_issue",
    "local_file",
    "retention_proof",
    "unnamed_file",
  ],
};
