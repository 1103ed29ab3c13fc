/** A whole number as people type it. */

/** "1.204", "1,204", "1 204" or "1204" → 1204; undefined for anything else, also for what is negative or has 13 digits and more. */
export function typedNumber(typed: string): number | undefined {
  const bare = typed.trim();
  if (!/^(?:\d{1,12}|\d{1,3}(?:[.,\s]\d{3}){1,3})$/.test(bare)) return undefined;
  return Number(bare.replace(/\D/g, ""));
}
