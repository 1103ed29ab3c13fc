/** The texts of the register of units. */
import { words } from "../../../words/catalog.ts";
import { units as en } from "../../../words/en/units.ts";
import { units as vi } from "../../../words/vi/units.ts";

/** The namespace. */
export const UNITS = words("units", vi, en);
