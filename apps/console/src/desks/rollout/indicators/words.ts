/** The texts of indicators for everybody. */
import { words } from "@bluezone/vietnamese/catalog";
import { enteredIndicators as en } from "../../../words/en/entered-indicators.ts";
import { enteredIndicators as vi } from "../../../words/vi/entered-indicators.ts";

/** The namespace. */
export const INDICATORS = words(vi, en);
