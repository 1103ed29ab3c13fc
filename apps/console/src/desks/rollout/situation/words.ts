/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { situation as en } from "../../../words/en/situation.ts";
import { situation as vi } from "../../../words/vi/situation.ts";

/** The namespace. */
export const SITUATION = words(vi, en);
