/** The names of all texts that leave: an event says which text left, and not a word of it. */

/**
 * Texts with a code: a result with its link, a code that is read out, a new link, a reminder, a negative result, one that was
 * revised to negative, with the link by which its alerts are withdrawn.
 */
export const LABELS = ["result", "spoken", "newCode", "unfinished", "negative", "revised"] as const;
export type Label = (typeof LABELS)[number];

/** Texts of quarantine: the link for one's own entries, the end. */
export type QuarantineLabel = "dayLog" | "release";

/** Texts to officers: how much waits, and the code that confirms the number for it. */
export type OfficerLabel = "digest" | "digestCode";

/** Each of them. */
export type AnyLabel = Label | QuarantineLabel | OfficerLabel;
