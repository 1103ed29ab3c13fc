/** The texts of reports. */
import { words } from "../../../words/catalog.ts";
import { reports as en } from "../../../words/en/reports.ts";
import { reports as vi } from "../../../words/vi/reports.ts";

/** The namespace. */
export const REPORTS = words("reports", vi, en);
