/** The texts of these pages. */
import { words } from "../../../words/catalog.ts";
import { media as en } from "../../../words/en/media.ts";
import { media as vi } from "../../../words/vi/media.ts";

/** The namespace. */
export const MEDIA = words("media", vi, en);
