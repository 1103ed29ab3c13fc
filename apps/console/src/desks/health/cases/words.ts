/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { cases as en } from "../../../words/en/cases.ts";
import { cases as vi } from "../../../words/vi/cases.ts";

/** The namespace. */
export const CASES = words(vi, en);
