/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { rumours as en } from "../../../words/en/rumours.ts";
import { rumours as vi } from "../../../words/vi/rumours.ts";

/** The namespace. */
export const RUMOURS = words(vi, en);
