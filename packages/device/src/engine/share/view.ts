/** What a resident sees of a share. Data only: no code, token or key is in it. */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import type { Day, Instant } from "@bluezone/protocol/time";

/** The answer to "when did symptoms start?": a day in Vietnam, none, or not known. */
export type Onset = { readonly day: Day } | "none" | "unknown";

/** Where a share stands. */
export type ShareView =
  | { readonly is: "none" }
  /** A code is being checked; `cut` when no answer came and the phone tries again by itself at `nextTry`. */
  | { readonly is: "checking"; readonly cut: boolean; readonly nextTry: Instant | null }
  /** The code was not taken; `code` is the contract's, or `unreadable_code`. */
  | { readonly is: "refused"; readonly code: string }
  /** The code is good and the resident is asked: onset, then share or not. Nothing has been sent. */
  | {
      readonly is: "ready";
      readonly testType: ReportTypeName;
      /** The code's work is lost after this. */
      readonly until: Instant;
      /** The desk's date, or the resident's answer; null while unanswered. */
      readonly onset: Onset | null;
      /** Outside the province in the last 14 days; null while unanswered or skipped: then nothing of it is sent. */
      readonly traveler: boolean | null;
      readonly declined: boolean;
    }
  /** Step of 4: code checked, keys frozen, certificate, publishing. `cut` as above. */
  | {
      readonly is: "sending";
      readonly step: 3 | 4;
      readonly until: Instant;
      readonly cut: boolean;
      readonly nextTry: Instant | null;
    }
  /** Keys left the phone, or an earlier result was revised. */
  | { readonly is: "shared"; readonly at: Instant; readonly testType: ReportTypeName }
  /** Everything this phone has was shared before. */
  | { readonly is: "already-shared" }
  /** A negative result: nothing was shared. */
  | { readonly is: "negative" }
  /** Not sent, and this code cannot send it any more; `code` is the contract's, `token_ended`, `nothing_to_share`: it never sent, or `nothing_taken`: the key server took no key in. */
  | { readonly is: "failed"; readonly code: string };
