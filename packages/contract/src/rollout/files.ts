/** Files that staff bring: what for, of which kinds, how large, and why one is refused. What a file is, its bytes say. */

/** What a file is for. */
export type FilePurpose = "letter" | "photo" | "sound";

/** Media types that a purpose takes, as an upload declares them. */
export const FILE_TYPES = {
  letter: ["application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  photo: ["image/jpeg", "image/png", "image/webp"],
  sound: ["audio/wav", "audio/mpeg"],
} as const satisfies Readonly<Record<FilePurpose, readonly string[]>>;

/** Largest file of a purpose, in bytes. */
export const FILE_LIMITS = {
  letter: 20_000_000,
  photo: 12_000_000,
  sound: 20_000_000,
} as const satisfies Readonly<Record<FilePurpose, number>>;

/**
 * Longest body that an endpoint for files reads, in bytes: a little more than it takes, so that most that is too large
 * is told so.
 */
export const FILE_BODY = {
  letter: 32_000_000,
  photo: 32_000_000,
  sound: 32_000_000,
} as const satisfies Readonly<Record<FilePurpose, number>>;

/** How much all files together that a unit's people bring on a day of Vietnam may be, as they are kept, in bytes. */
export const FILE_BYTES_A_DAY = 500_000_000;

/** Why a file is refused; every endpoint that takes one lists these. Nothing of a refused file is kept. */
export const FILE_FAULTS = {
  /** Larger than its purpose takes, or a picture of more points than a screen can show. */
  file_too_large: 413,
  /** Its bytes are of another kind than the purpose takes, or than the sender said. */
  file_kind: 415,
  /** Cut short, broken, or two kinds of file in one. */
  file_unreadable: 422,
  /** Holds a macro, a script, another file, or fetches something from elsewhere. */
  file_active: 422,
  /** Locked with a password, so that nobody can look into it. */
  file_locked: 422,
  /** Unpacks to far more than it is, or asks for more work than any honest file. */
  file_bomb: 422,
  /** The unit's people have brought as much on this day as is taken (`FILE_BYTES_A_DAY`). */
  files_used_up: 429,
  /** Several files of the same person are being looked at. The same one may be brought again. */
  files_waiting: 429,
} as const;
