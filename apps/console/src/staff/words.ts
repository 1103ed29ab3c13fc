/** The texts of accounts. */
import { words } from "../words/catalog.ts";
import { staff as en } from "../words/en/staff.ts";
import { staff as vi } from "../words/vi/staff.ts";

/** The namespace. */
export const STAFF = words("staff", vi, en);
