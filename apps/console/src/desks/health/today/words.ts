/** The texts of this page. */
import { words } from "@bluezone/vietnamese/catalog";
import { today as en } from "../../../words/en/today.ts";
import { today as vi } from "../../../words/vi/today.ts";

/** The namespace. */
export const TODAY = words(vi, en);
