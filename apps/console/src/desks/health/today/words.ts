/** The texts of this page. */
import { words } from "../../../words/catalog.ts";
import { today as en } from "../../../words/en/today.ts";
import { today as vi } from "../../../words/vi/today.ts";

/** The namespace. */
export const TODAY = words("today", vi, en);
