/** The texts of placements and of their print runs. */
import { words } from "@bluezone/vietnamese/catalog";
import { placements as placementsEn } from "../../../words/en/placements.ts";
import { prints as printsEn } from "../../../words/en/prints.ts";
import { placements as placementsVi } from "../../../words/vi/placements.ts";
import { prints as printsVi } from "../../../words/vi/prints.ts";

/** Placements. */
export const PLACEMENTS = words(placementsVi, placementsEn);
/** Print runs. */
export const PRINTS = words(printsVi, printsEn);
