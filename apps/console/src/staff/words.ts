/** The texts of accounts. */
import { words } from "@bluezone/vietnamese/catalog";
import { staff as en } from "../words/en/staff.ts";
import { staff as vi } from "../words/vi/staff.ts";

/** The namespace. */
export const STAFF = words(vi, en);
