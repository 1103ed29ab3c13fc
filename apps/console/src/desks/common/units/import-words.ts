/** The texts of the page that takes units in from a file. */
import { words } from "@bluezone/vietnamese/catalog";
import { unitImport as en } from "../../../words/en/unit-import.ts";
import { unitImport as vi } from "../../../words/vi/unit-import.ts";

/** The namespace. The register's own is part of the first view, which has no room for this. */
export const UNIT_IMPORT = words(vi, en);
