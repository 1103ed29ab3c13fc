/** The app's drawings by their names, with their size in units. What each shows is said in the catalogs, where it is used. */
import { choice } from "./choice.ts";
import { compared } from "./compared.ts";
import { exchanged } from "./exchanged.ts";
import { kept } from "./kept.ts";
import { listed } from "./listed.ts";
import { near } from "./near.ts";
import type { Inks } from "./pieces.ts";

/** A drawing. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** The whole SVG file in these inks. */
  readonly draw: (inks: Inks) => string;
}

const scene = (draw: Drawn["draw"]): Drawn => ({ width: 320, height: 200, draw });
const small = (draw: Drawn["draw"]): Drawn => ({ width: 120, height: 96, draw });

export const DRAWINGS = {
  near: scene(near),
  kept: scene(kept),
  choice: scene(choice),
  exchanged: small(exchanged),
  listed: small(listed),
  compared: small(compared),
} as const satisfies Readonly<Record<string, Drawn>>;

/** A drawing by its name. */
export type DrawingName = keyof typeof DRAWINGS;
