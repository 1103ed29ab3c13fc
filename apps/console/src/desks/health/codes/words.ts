/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { codes as en } from "../../../words/en/codes.ts";
import { codes as vi } from "../../../words/vi/codes.ts";

/** The namespace. */
export const CODES = words(vi, en);
