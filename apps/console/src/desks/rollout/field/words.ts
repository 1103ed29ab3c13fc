/** The texts of the field view. */
import { words } from "@bluezone/vietnamese/catalog";
import { field as en } from "../../../words/en/field.ts";
import { field as vi } from "../../../words/vi/field.ts";

/** The namespace. */
export const FIELD = words(vi, en);
