/**
 * The table of codes that went out for cases. It outlives the code itself (`code` goes a day after its end): of the code it
 * keeps only the id, and what phones did with it in whole ten minutes.
 */
import type { Generated } from "kysely";

/** Why a code went out: with the result, a new one in place of another, read out, on paper, or with a case that was discarded. */
export type CodeWay = "result" | "new" | "spoken" | "slip" | "revised";

/**
 * What became of the message: "waiting" to leave, "sending" now, "sent", "failed" (tried again a few times), "unsure" when
 * the server stopped while it left, "none" when there is none: read out, on paper, or nobody has a number to send it to.
 */
export type MessageState = "waiting" | "sending" | "sent" | "failed" | "unsure" | "none";

/**
 * A code of a case. `code_id` is the id of the code that lives now: a message that failed took its code with it, and the next
 * try makes another. `made` is false while there was never a code: the message waits, or there is nobody to send it to.
 * `claimed_ms` and `certified_ms` are in whole ten minutes (`phone-time.ts`). `ended_ms` is when somebody ended it before its time.
 */
export type CaseCodeRow = {
  id: string;
  /** Counts up: of two that went out in one moment the later has the higher. */
  n: Generated<number>;
  case_id: string;
  code_id: string;
  way: CodeWay;
  made: boolean;
  sms: MessageState;
  tries: number;
  next_try_ms: string | null;
  issued_ms: string;
  by: string;
  until_ms: string | null;
  claimed_ms: string | null;
  certified_ms: string | null;
  ended_ms: string | null;
};

declare module "../tables.ts" {
  interface Tables {
    case_code: CaseCodeRow;
  }
}
