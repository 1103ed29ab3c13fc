/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { declarations as en } from "../../../words/en/declarations.ts";
import { declarations as vi } from "../../../words/vi/declarations.ts";

/** The namespace. */
export const DECLARATIONS = words(vi, en);
