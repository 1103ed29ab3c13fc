/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { help as en } from "../../../words/en/help.ts";
import { help as vi } from "../../../words/vi/help.ts";

/** The namespace. */
export const HELP = words(vi, en);
