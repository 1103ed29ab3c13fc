/** The texts of requests about people's own data. */
import { words } from "@bluezone/vietnamese/catalog";
import { dataRequests as en } from "../../../words/en/data-requests.ts";
import { dataRequests as vi } from "../../../words/vi/data-requests.ts";

/** The namespace. */
export const DATA_REQUESTS = words(vi, en);
