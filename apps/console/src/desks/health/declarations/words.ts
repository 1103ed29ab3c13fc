/** The texts of these pages. */
import { words } from "../../../words/catalog.ts";
import { declarations as en } from "../../../words/en/declarations.ts";
import { declarations as vi } from "../../../words/vi/declarations.ts";

/** The namespace. */
export const DECLARATIONS = words("declarations", vi, en);
