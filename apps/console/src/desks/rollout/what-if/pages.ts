/** The page on which situations are tried out. */
import type { Page } from "../../../shell/page.ts";
import { whatIfPage } from "../../common/what-if/pages.ts";

/** One page. */
export const pages: readonly Page[] = [
  whatIfPage("numbers.read", async () => (await import("../../common/what-if/what-if.tsx")).WhatIfDesk),
];
