/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { advice as en } from "../../../words/en/advice.ts";
import { advice as vi } from "../../../words/vi/advice.ts";

/** The namespace. */
export const ADVICE = words(vi, en);
