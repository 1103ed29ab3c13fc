/** The texts of directives. */
import { words } from "@bluezone/vietnamese/catalog";
import { directives as en } from "../../../words/en/directives.ts";
import { directives as vi } from "../../../words/vi/directives.ts";

/** The namespace. */
export const DIRECTIVES = words(vi, en);
