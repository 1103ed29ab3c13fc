/** The way to the servers in a browser: its own fetch. A header of our own about caches would cost a preflight a request. */
import type { Transport } from "@bluezone/contract/client";
import { fetchTransport } from "./fetch-transport.ts";

/** A transport for all of the page. */
export const openTransport = (): Transport => fetchTransport((url, init) => fetch(url, init));
