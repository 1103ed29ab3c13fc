/** The texts of the register of units. */
import { words } from "@bluezone/vietnamese/catalog";
import { units as en } from "../../../words/en/units.ts";
import { units as vi } from "../../../words/vi/units.ts";

/** The namespace. */
export const UNITS = words(vi, en);
