/** The texts of airings at the desk. */
import { words } from "@bluezone/vietnamese/catalog";
import { airings as en } from "../../../words/en/airings.ts";
import { airings as vi } from "../../../words/vi/airings.ts";

/** The namespace. */
export const AIRINGS = words(vi, en);
