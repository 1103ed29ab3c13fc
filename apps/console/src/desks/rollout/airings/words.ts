/** The texts of airings at the desk. */
import { words } from "../../../words/catalog.ts";
import { airings as en } from "../../../words/en/airings.ts";
import { airings as vi } from "../../../words/vi/airings.ts";

/** The namespace. */
export const AIRINGS = words("airings", vi, en);
