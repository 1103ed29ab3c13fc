/** The texts of reports. */
import { words } from "@bluezone/vietnamese/catalog";
import { reports as en } from "../../../words/en/reports.ts";
import { reports as vi } from "../../../words/vi/reports.ts";

/** The namespace. */
export const REPORTS = words(vi, en);
