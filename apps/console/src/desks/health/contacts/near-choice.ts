/** Whom somebody was near, as a form holds it and as the endpoints take it. */

/** Nobody knows yet. */
export const NO_CASE = "none";

/** The choice as it is sent; undefined while nobody knows. */
export function nearIn(
  typed: string,
): { readonly caseId: string } | { readonly contactId: string } | undefined {
  const [kind, id = ""] = typed.split(":");
  if (kind === "case") return { caseId: id };
  return kind === "contact" ? { contactId: id } : undefined;
}
