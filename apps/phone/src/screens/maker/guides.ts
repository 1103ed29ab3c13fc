/**
 * The steps by which each maker's phones let an app run at rest. Menus move from version to version, and none of these
 * steps has been tried on a phone yet: the screen says both.
 */
import { type Maker, makerOf } from "../../adapters/device/maker.ts";
import type { PlainKey } from "../../words/catalogs.ts";

/** Makers in the order in which they are offered. */
export const MAKERS: readonly Maker[] = [
  "samsung",
  "xiaomi",
  "oppo",
  "realme",
  "vivo",
  "huawei",
  "android",
  "iphone",
];

/** The maker to begin with, from what the phone calls itself; null where it does not: then its holder chooses. */
export const knownMaker = (name: string | undefined): Maker | null =>
  name === undefined ? null : makerOf(name);

/** The keys of a maker's steps. */
export const stepKeys = (maker: Maker): readonly PlainKey[] => [
  `guide:maker.steps.${maker}-1`,
  `guide:maker.steps.${maker}-2`,
  ...(maker === "samsung" || maker === "huawei" ? [`guide:maker.steps.${maker}-3` as const] : []),
];

/** Makers that have a page of their own for this; not on each of their phones. */
export const hasOwnPage = (maker: Maker): boolean => maker !== "android" && maker !== "iphone";

/** The page of the settings from where a maker's steps begin: the battery's, or the app's own. */
export const pageOf = (maker: Maker): "battery" | "app" =>
  maker === "samsung" || maker === "vivo" || maker === "huawei" ? "battery" : "app";
