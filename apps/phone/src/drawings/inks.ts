/** The inks of the app's drawings, from the tokens of the theme that holds. */
import type { Colour } from "@bluezone/ui/tokens";
import type { Inks } from "./pieces.ts";

export const inksOf = (colour: Readonly<Record<Colour, string>>): Inks => ({
  line: colour["text-well"],
  tint: colour["tint-well"],
  paper: colour.surface,
  grain: colour["panel-act"],
});
