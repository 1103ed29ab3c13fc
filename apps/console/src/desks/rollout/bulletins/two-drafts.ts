/** Two drafts of one bulletin as the choice between them has them: each field as a text that can be compared and read back. */
import type { Content, ContentField } from "@bluezone/contract/rollout/bulletin-content";

/** Every field as JSON. */
export type DraftTexts = Readonly<Record<ContentField, string>>;

/** The fields of a draft as texts. */
export const textsOf = (content: Content): DraftTexts =>
  Object.fromEntries(
    Object.entries(content).map(([field, value]) => [field, JSON.stringify(value)]),
  ) as unknown as DraftTexts;

/** And back. */
export const contentOfTexts = (texts: DraftTexts): Content =>
  Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, JSON.parse(text) as unknown]),
  ) as unknown as Content;

/** A field as people read it: codes of blocks, own words, plain values. */
export function readable(text: string): string {
  const value = JSON.parse(text) as unknown;
  const say = (one: unknown): string => {
    if (one === null || one === undefined) return "";
    if (typeof one !== "object") return String(one);
    const said = one as { readonly kind?: string; readonly code?: string; readonly vi?: string };
    return said.kind === "own" ? (said.vi ?? "") : (said.code ?? "");
  };
  return Array.isArray(value) ? value.map(say).join(" · ") : say(value);
}
