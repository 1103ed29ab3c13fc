/** The texts of the indicators. */
import { words } from "@bluezone/vietnamese/catalog";
import { indicators as en } from "../../../words/en/indicators.ts";
import { indicators as vi } from "../../../words/vi/indicators.ts";

/** The namespace. */
export const INDICATORS = words(vi, en);
