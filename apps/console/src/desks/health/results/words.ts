/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { results as en } from "../../../words/en/results.ts";
import { results as vi } from "../../../words/vi/results.ts";

/** The namespace. */
export const RESULTS = words(vi, en);
