/** The texts of the search. */
import { words } from "@bluezone/vietnamese/catalog";
import { find as en } from "../../../words/en/find.ts";
import { find as vi } from "../../../words/vi/find.ts";

/** The namespace. */
export const FIND = words(vi, en);
