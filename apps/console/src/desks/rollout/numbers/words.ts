/** The texts of weekly numbers. */
import { words } from "@bluezone/vietnamese/catalog";
import { numbers as en } from "../../../words/en/numbers.ts";
import { numbers as vi } from "../../../words/vi/numbers.ts";

/** The namespace. */
export const NUMBERS = words(vi, en);
