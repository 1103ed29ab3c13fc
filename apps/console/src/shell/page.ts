/** A page as its slice registers it: where it is, where the menu shows it, who may see it, and how it is loaded. */
import type { Key } from "@bluezone/vietnamese/catalog";
import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { pages } from "../words/vi/pages.ts";

/** A title that the menu knows. */
export type PageTitleKey = Key<typeof pages>;

/** The groups of the menu, from top to bottom. */
export const GROUPS = [
  "groupCare",
  "groupPeople",
  "groupDirect",
  "groupTell",
  "groupHelp",
  "groupCount",
  "groupRun",
] as const satisfies readonly PageTitleKey[];

/** One page. Only pages with a `menu` entry are in the menu; the others are reached from them. */
export type Page = {
  /** Behind "#": "/units", "/units/$id". A record's own address begins with its list's, so that the menu marks the list. */
  readonly path: `/${string}`;
  /** Needed somewhere; absent for what everybody who is signed in may see. */
  readonly permission?: string;
  readonly menu?: {
    readonly title: PageTitleKey;
    readonly group: (typeof GROUPS)[number];
    readonly icon: Icon;
    /** Pressed after "g". One letter, nobody else's. */
    readonly letter?: string;
  };
  /** Loads the page's component when it is first opened. */
  readonly load: () => Promise<ComponentType>;
};
