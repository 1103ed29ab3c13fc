/** The texts of the kinds. */
import { words } from "@bluezone/vietnamese/catalog";
import { rolloutToday as en } from "../../../words/en/rollout-today.ts";
import { rolloutToday as vi } from "../../../words/vi/rollout-today.ts";

/** The namespace. */
export const ROLLOUT_TODAY = words(vi, en);
