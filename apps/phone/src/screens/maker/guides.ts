/**
 * The steps by which each maker's phones let an app run at rest. Menus move from version to version, and none of these
 * steps has been tried on a phone yet: the screen says both.
 */
import { type Maker, makerOf } from "../../adapters/maker.ts";

/** Makers in the order in which they are offered, and how many steps each has; a step's words are "guide:maker.steps.xiaomi-1". */
export const STEPS: Readonly<Record<Maker, number>> = {
  samsung: 3,
  xiaomi: 2,
  oppo: 2,
  realme: 2,
  vivo: 2,
  huawei: 3,
  android: 2,
  iphone: 2,
};

/** All of them. */
export const MAKERS = Object.keys(STEPS) as readonly Maker[];

/** The maker to begin with, from what the phone calls itself; null where it does not: then its holder chooses. */
export const knownMaker = (name: string | undefined): Maker | null =>
  name === undefined ? null : makerOf(name);

/** The keys of a maker's steps. */
export const stepKeys = (maker: Maker): readonly string[] =>
  Array.from({ length: STEPS[maker] }, (_, i) => `guide:maker.steps.${maker}-${i + 1}`);

/** Makers that have a page of their own for this; not on each of their phones. */
export const hasOwnPage = (maker: Maker): boolean => maker !== "android" && maker !== "iphone";

/** The page of the settings from where a maker's steps begin: the battery's, or the app's own. */
export const pageOf = (maker: Maker): "battery" | "app" =>
  maker === "samsung" || maker === "vivo" || maker === "huawei" ? "battery" : "app";
