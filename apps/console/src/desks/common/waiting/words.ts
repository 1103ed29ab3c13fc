/** The texts of what waits, at every desk. */
import { words } from "@bluezone/vietnamese/catalog";
import { waiting as en } from "../../../words/en/waiting.ts";
import { waiting as vi } from "../../../words/vi/waiting.ts";

/** The namespace. */
export const WAITING = words(vi, en);
