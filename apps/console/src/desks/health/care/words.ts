/** The texts of records between units. */
import { words } from "@bluezone/vietnamese/catalog";
import { care as en } from "../../../words/en/care.ts";
import { care as vi } from "../../../words/vi/care.ts";

/** The namespace. */
export const CARE = words(vi, en);
