/** The page on which situations are tried out, with a fit to the province's own curve. */
import type { Page } from "../../../shell/page.ts";
import { whatIfPage } from "../../common/what-if/pages.ts";

/** One page. */
export const pages: readonly Page[] = [
  whatIfPage("reports.read", async () => (await import("./what-if-page.tsx")).WhatIfPage),
];
