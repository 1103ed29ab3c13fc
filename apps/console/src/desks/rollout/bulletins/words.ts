/** The texts of bulletins. */
import { words } from "@bluezone/vietnamese/catalog";
import { bulletins as en } from "../../../words/en/bulletins.ts";
import { bulletins as vi } from "../../../words/vi/bulletins.ts";

/** The namespace. */
export const BULLETINS = words(vi, en);
