/** The page on which the health desk's indicators are entered. */
import type { Page } from "../../../shell/page.ts";

/** One page, reached from the situation. */
export const pages: readonly Page[] = [
  {
    path: "/situation/indicators",
    permission: "bulletins.read",
    load: async () => (await import("./indicators-page.tsx")).IndicatorsPage,
  },
];
