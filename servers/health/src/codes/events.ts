/** What the slice tells. Nothing here says which code, whose, or where. */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import type { Defect } from "@bluezone/server-kit/defect";
import type { QuotaOfKey } from "../quotas/tables.ts";
import type { Code } from "./code.ts";

export type CodesEvent =
  | { readonly event: "code_issued"; readonly reportType: ReportTypeName; readonly linked: boolean }
  | { readonly event: "code_expired_early" }
  | { readonly event: "code_used"; readonly kind: Code["kind"]; readonly reportType: ReportTypeName }
  /** The phone had not got its answer and asked again. */
  | { readonly event: "token_given_again" }
  | { readonly event: "short_code_wrong" }
  /** A short code came while they are suspended. */
  | { readonly event: "short_code_suspended" }
  | { readonly event: "certificate_signed"; readonly again: boolean }
  | { readonly event: "self_report_repeated" }
  /** A key has used up what it may do in a time. */
  | { readonly event: "quota_used_up"; readonly of: QuotaOfKey }
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
