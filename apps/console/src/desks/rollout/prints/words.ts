/** The texts of print runs. */
import { words } from "../../../words/catalog.ts";
import { prints as en } from "../../../words/en/prints.ts";
import { prints as vi } from "../../../words/vi/prints.ts";

/** The namespace. */
export const PRINTS = words("prints", vi, en);
