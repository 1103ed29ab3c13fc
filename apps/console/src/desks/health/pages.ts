/** The slices of the health desk in the order of the menu. A slice is there once its folder has a `pages.ts`. */
import type { Page } from "../../shell/page.ts";
import { staffPages } from "../common/staff/pages.ts";
import { pages as units } from "../common/units/pages.ts";

const ORDER = [
  "today",
  "cases",
  "clusters",
  "chains",
  "results",
  "codes",
  "contacts",
  "quarantine",
  "callbacks",
  "declarations",
  "advice",
  "outbreak",
  "indicators",
  "populations",
  "reports",
  "what-if",
  "linelist",
  "data",
] as const;

const found = import.meta.glob<{ readonly pages: readonly Page[] }>("./*/pages.ts", { eager: true });

/** Every page of the desk. */
export const PAGES: readonly Page[] = [
  ...ORDER.flatMap((slice) => found[`./${slice}/pages.ts`]?.pages ?? []),
  ...staffPages(async () => (await import("./digest/account-page.tsx")).AccountPage),
  ...units,
];
