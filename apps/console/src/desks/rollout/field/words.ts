/** The texts of the field view. */
import { words } from "../../../words/catalog.ts";
import { field as en } from "../../../words/en/field.ts";
import { field as vi } from "../../../words/vi/field.ts";

/** The namespace. */
export const FIELD = words("field", vi, en);
