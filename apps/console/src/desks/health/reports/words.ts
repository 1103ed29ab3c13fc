/** The texts of the daily report. */
import { words } from "@bluezone/vietnamese/catalog";
import { dailyReport as en } from "../../../words/en/daily-report.ts";
import { dailyReport as vi } from "../../../words/vi/daily-report.ts";

/** The namespace. */
export const DAILY_REPORT = words(vi, en);
