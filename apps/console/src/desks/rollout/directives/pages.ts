/** The pages of directives. */
import { IconFileText } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

const write = "directives.write";
const read = "directives.read";

/** The register, a new letter, one letter, its clauses, passing down, progress, distribution list. */
export const pages: readonly Page[] = [
  {
    path: "/directives",
    permission: read,
    menu: { title: "directives", group: "groupDirect", icon: IconFileText, letter: "v" },
    load: async () => (await import("./directives-page.tsx")).DirectivesPage,
  },
  {
    path: "/directives/new",
    permission: write,
    load: async () => (await import("./new-directive-page.tsx")).NewDirectivePage,
  },
  {
    path: "/directives/$id",
    permission: read,
    load: async () => (await import("./directive-page.tsx")).DirectivePage,
  },
  {
    path: "/directives/$id/clauses",
    permission: write,
    load: async () => (await import("./clauses-page.tsx")).ClausesPage,
  },
  {
    path: "/directives/$id/pass",
    permission: "directives.pass",
    load: async () => (await import("./pass-page.tsx")).PassPage,
  },
  {
    path: "/directives/$id/progress",
    permission: read,
    load: async () => (await import("./progress-page.tsx")).ProgressPage,
  },
  {
    path: "/directives/$id/distribution",
    permission: read,
    load: async () => (await import("./distribution-page.tsx")).DistributionPage,
  },
];
