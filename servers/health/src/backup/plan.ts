/**
 * What a backup of the health server holds. Left out: `signing_key`, so that no backup holds a private key, and a key that
 * was stolen and replaced since does not come back to be trusted; a restored server makes another at its start; open sessions, invitations, steps under way and waits of people who sign in, so that nobody is let in by
 * what lies in a backup; messages that wait to leave, so that none leaves twice; the time until which the clock was trusted (record 0043).
 */
import type { BackupPlan } from "@bluezone/server-kit/backup";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";

/** Tables that no backup holds. */
export const LEFT_OUT = [
  "signing_key",
  "staff_session",
  "staff_invitation",
  "staff_verification",
  "staff_wait",
  "negative_notice",
  "trusted_time",
] as const;

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
    "staff_user",
    "staff_account",
    "staff_two_factor",
    "staff_passkey",
    "staff_grant",
    "staff_audit",
    "staff_audit_head",
    "unit",
    "people_key",
    "person",
    "person_reading",
    "cluster",
    "case_record",
    "case_result",
    "case_merge",
    "hand_over",
    "care_request",
    "case_code",
    "lab_file",
    "lab_fault",
    "lab_result",
    "contact",
    "follow_up",
    "quarantine",
    "quarantine_log",
    "quarantine_test",
    "quarantine_move",
    "quarantine_change",
    "quarantine_link",
    "camp_check",
    "callback",
    "callback_time",
    "station_phone",
    "declaration",
    "declaration_diary",
    "advice_request",
    "report_closed",
    "alert_hold",
    "policy_issue",
    "data_request",
    "keep_proof",
  ],
};
