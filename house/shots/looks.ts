/** The looks that a desk's pages are pictured in, and what a picture is called. */
import type { Look } from "./seat.ts";

export const LOOKS: Readonly<Record<string, Look>> = {
  vi: {},
  "vi-dark": { colorScheme: "dark" },
  en: { locale: "en" },
  "vi-768": { width: 768, height: 1024 },
  "vi-200": { text: 200 },
};

/** The first of what the officers made. Throws RangeError when their days have changed and there is none. */
export function first<T>(all: readonly T[]): T {
  if (all[0] === undefined) throw new RangeError("the first days left nothing of a kind that has a page");
  return all[0];
}

/** "so-directives-one": ids are drawn anew in each town; a picture keeps its name. */
export function pictureName(officer: string, path: string): string {
  const named = path.replace(/\/(?=[^/]*[A-Z0-9])[^/]{8,}/g, "/one");
  return `${officer}${named === "/" ? "-home" : named.replaceAll("/", "-")}`;
}
