/** What this server tells. Nothing here says which code, whose, or where; what HTTP, jobs and accounts tell is theirs. */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import type { RetentionEvent } from "@bluezone/server-kit/jobs/retention";
import type { BudgetEvent } from "@bluezone/server-kit/limits/spend";
import type { Defect } from "@bluezone/server-kit/measure/defect";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import type { QuotaOfKey } from "./quotas/tables.ts";
import type { SmsEvent } from "./sms/events.ts";

/** What any slice may tell. */
export type SliceEvent =
  | SmsEvent
  | BudgetEvent
  | RetentionEvent
  | { readonly event: "code_issued"; readonly reportType: ReportTypeName; readonly linked: boolean }
  | { readonly event: "code_expired_early" }
  | { readonly event: "code_used"; readonly kind: "short" | "long"; readonly reportType: ReportTypeName }
  /** The phone had not got its answer and asked again. */
  | { readonly event: "token_given_again" }
  | { readonly event: "short_code_wrong" }
  /** A short code came while they are suspended. */
  | { readonly event: "short_code_suspended" }
  | { readonly event: "certificate_signed"; readonly again: boolean }
  | { readonly event: "self_report_repeated" }
  /** A key has used up what it may do in a time, or all officers together the digests of a day. */
  | { readonly event: "quota_used_up"; readonly of: QuotaOfKey | "digests" }
  /** One code of a batch met a defect; the others went on. */
  | ({ readonly event: "batch_defect" } & Defect);

/**
 * Events that are counted but have no line in a log, so that no line says when a phone called. The rare ones that an
 * operator must see at once have one.
 */
export const UNLOGGED = [
  "http_answered",
  "code_used",
  "token_given_again",
  "short_code_wrong",
  "short_code_suspended",
  "certificate_signed",
  "self_report_repeated",
] as const;

/**
 * Events that say when somebody used a code: monitoring shows them by whole UTC days. That short codes are suspended an
 * operator must see at once.
 */
export const BY_DAY: readonly string[] = UNLOGGED.filter((event) => event !== "short_code_suspended");

/** Events that are watched from the first minute on. */
export const WATCHED: readonly AnyEvent[] = [
  { event: "short_code_suspended" },
  ...(["refused", "timeout", "unreachable"] as const).map((reason) => ({ event: "sms_failed", reason })),
];
