/** Two editors on one bulletin: a change holds unless somebody else has changed one of the same fields since. */
import type { Content, ContentChanges, ContentField } from "@bluezone/contract/rollout/bulletin-content";
import type { z } from "zod";

/** The version in which each field was last changed. */
export type FieldVersions = Readonly<Partial<Record<ContentField, number>>>;
/** Changes of some fields. */
export type Changes = z.output<typeof ContentChanges>;
/** A draft with the ages of its fields. */
export type Draft = { readonly version: number; readonly content: Content; readonly fields: FieldVersions };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Fields whose change takes back what a person has ticked: the questions were answered for other words. */
const SAID: readonly ContentField[] = ["headline", "items", "source", "cutOff", "languages"];

/** The fields that a change would really change. */
export const changedFields = (content: Content, changes: Changes): readonly ContentField[] =>
  (Object.keys(changes) as ContentField[]).filter(
    (field) => changes[field] !== undefined && !same(changes[field], content[field]),
  );

/**
 * The draft after a change that was made looking at version `seen`, or the fields in which somebody else was first. A change
 * to what is there already changes nothing and gives no new version. Throws RangeError for a version that is still to come.
 */
export function merge(
  draft: Draft,
  seen: number,
  changes: Changes,
): { readonly draft: Draft } | { readonly conflict: readonly ContentField[] } {
  if (seen > draft.version) throw new RangeError(`version ${seen} has not been yet`);
  const changed = changedFields(draft.content, changes);
  if (changed.length === 0) return { draft };
  const conflict = changed.filter((field) => (draft.fields[field] ?? 0) > seen);
  if (conflict.length > 0) return { conflict };
  const unticked = changes.ticks === undefined && changed.some((field) => SAID.includes(field));
  const version = draft.version + 1;
  const content = { ...draft.content, ...pick(changes, changed), ...(unticked ? { ticks: [] } : {}) };
  const touched = unticked ? [...changed, "ticks" as const] : changed;
  return {
    draft: {
      version,
      content,
      fields: { ...draft.fields, ...Object.fromEntries(touched.map((field) => [field, version])) },
    },
  };
}

const pick = (changes: Changes, fields: readonly ContentField[]): Partial<Content> =>
  Object.fromEntries(fields.map((field) => [field, changes[field]]));
