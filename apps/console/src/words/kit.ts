/** The namespaces that are there from the first view. */
import { words } from "@bluezone/vietnamese/catalog";
import { faults as faultsEn } from "./en/faults.ts";
import { kit as kitEn } from "./en/kit.ts";
import { pages as pagesEn } from "./en/pages.ts";
import { faults as faultsVi } from "./vi/faults.ts";
import { kit as kitVi } from "./vi/kit.ts";
import { pages as pagesVi } from "./vi/pages.ts";

/** The shell and the shared components. */
export const KIT = words(kitVi, kitEn);
/** Sentences of codes. */
export const FAULTS = words(faultsVi, faultsEn);
/** Menu and page titles. */
export const PAGES = words(pagesVi, pagesEn);
