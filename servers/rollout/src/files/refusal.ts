/** Why a file is not kept, as a fault with one sentence; the codes are `FILE_FAULTS` of the contract. */
import { Fault } from "@bluezone/contract/fault";
import type { FILE_FAULTS } from "@bluezone/contract/rollout/files";

const SENTENCES = {
  file_too_large: "The file is larger than is taken here.",
  file_kind: "The file is of another kind than is taken here.",
  file_unreadable: "The file is broken, cut short, or two kinds of file in one.",
  file_active: "The file holds a macro, a script or another file, or fetches something from elsewhere.",
  file_locked: "The file is locked with a password.",
  file_bomb: "The file unpacks to far more than it is, or takes far too long to look into.",
  files_used_up: "Your office has brought as many files today as are taken; go on tomorrow.",
  files_waiting: "Several of your files are being looked at; bring this one again when they are done.",
} as const satisfies Readonly<Record<keyof typeof FILE_FAULTS, string>>;

/** The fault for a reason; with the seconds after which the same file may be taken. */
export const refusal = (code: keyof typeof FILE_FAULTS, retryAfter?: number): Fault =>
  new Fault(code, SENTENCES[code], retryAfter);
