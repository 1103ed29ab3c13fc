import { words } from "@bluezone/vietnamese/catalog";
import { tables as en } from "../../words/en/tables.ts";
import { tables as vi } from "../../words/vi/tables.ts";

/** What is said of a file before it is sent. */
export const TABLES = words(vi, en);
