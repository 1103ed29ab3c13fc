/** The texts of these pages. */
import { words } from "../../../words/catalog.ts";
import { rumours as en } from "../../../words/en/rumours.ts";
import { rumours as vi } from "../../../words/vi/rumours.ts";

/** The namespace. */
export const RUMOURS = words("rumours", vi, en);
