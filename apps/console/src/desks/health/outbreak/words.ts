/** The texts of the outbreak in pictures. */
import { words } from "@bluezone/vietnamese/catalog";
import { outbreak as en } from "../../../words/en/outbreak.ts";
import { outbreak as vi } from "../../../words/vi/outbreak.ts";

/** The namespace. */
export const OUTBREAK = words(vi, en);
