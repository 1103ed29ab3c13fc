/** The texts of placements. */
import { words } from "../../../words/catalog.ts";
import { placements as en } from "../../../words/en/placements.ts";
import { placements as vi } from "../../../words/vi/placements.ts";

/** The namespace. */
export const PLACEMENTS = words("placements", vi, en);
