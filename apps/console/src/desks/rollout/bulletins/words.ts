/** The texts of bulletins. */
import { words } from "../../../words/catalog.ts";
import { bulletins as en } from "../../../words/en/bulletins.ts";
import { bulletins as vi } from "../../../words/vi/bulletins.ts";

/** The namespace. */
export const BULLETINS = words("bulletins", vi, en);
