/** The texts of the line list. */
import { words } from "@bluezone/vietnamese/catalog";
import { linelist as en } from "../../../words/en/linelist.ts";
import { linelist as vi } from "../../../words/vi/linelist.ts";

/** The namespace. */
export const LINELIST = words(vi, en);
