/** The package that stations get: what is said, and a sum by which they show that they aired this and nothing else. */
import { createHash } from "node:crypto";
import type { Content, Part } from "@bluezone/contract/rollout/bulletin-content";

/** What is approved. */
export type ApprovedContent = {
  readonly number: number;
  readonly content: Content;
  readonly vi: readonly Part[];
  readonly en: readonly Part[];
  /** SHA-256 of the sound, in hex; null for text alone. */
  readonly audio: string | null;
};

/** SHA-256, in hex. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** The package as text: JSON with its fields in this order, one space nowhere. The sum is of these bytes. */
export function packageText({ number, content, vi, en, audio }: ApprovedContent): string {
  const { firstDay, lastDay, priority, source, cutOff, languages } = content;
  return JSON.stringify({
    number,
    firstDay,
    lastDay,
    priority,
    languages,
    source,
    cutOff,
    vi: vi.map(({ part, code, text }) => ({ part, code, text })),
    en: en.map(({ part, code, text }) => ({ part, code, text })),
    audio,
  });
}

/** What of a package's text pages show. */
export type ReadPackage = Pick<ApprovedContent, "number" | "vi" | "en" | "audio"> &
  Pick<Content, "firstDay" | "lastDay" | "priority" | "source" | "cutOff" | "languages">;

/** Reads it back. */
export const readPackage = (text: string): ReadPackage => JSON.parse(text) as ReadPackage;
