/** The texts of records between units. */
import { words } from "../../../words/catalog.ts";
import { care as en } from "../../../words/en/care.ts";
import { care as vi } from "../../../words/vi/care.ts";

/** The namespace. */
export const CARE = words("care", vi, en);
