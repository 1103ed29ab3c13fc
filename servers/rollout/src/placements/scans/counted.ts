/** Whether opening a placement's page counts as a scan. */
import { isBrowser } from "./known-agents.ts";

/** The tag of a page on a day, the same for everybody: who shows it again has been counted on that day. */
export const dayTag = (day: number, hash: string): string => `"${day}-${hash}"`;

/**
 * A scan is a browser that opens the page itself, for the first time on that day. Not counted: a page fetched in advance
 * (Sec-Purpose, the older Purpose and X-Moz), as a part of another page (Sec-Fetch-Dest), by a program, or again by a browser that
 * still has the page of that day.
 */
export function isScan(header: (name: string) => string | undefined, day: number): boolean {
  const purpose = ["sec-purpose", "purpose", "x-purpose", "x-moz"]
    .map((name) => header(name) ?? "")
    .join(" ");
  if (/prefetch|prerender|preview/i.test(purpose)) return false;
  const part = header("sec-fetch-dest");
  if (part !== undefined && part !== "document") return false;
  if (header("if-none-match")?.includes(`"${day}-`)) return false;
  return isBrowser(header("user-agent"));
}
