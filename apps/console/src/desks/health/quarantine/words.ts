/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { quarantine as en } from "../../../words/en/quarantine.ts";
import { quarantine as vi } from "../../../words/vi/quarantine.ts";

/** The namespace. */
export const QUARANTINE = words(vi, en);
