/**
 * The way to the servers on a phone: expo's fetch, which can refuse redirects and cookies. It knows no `cache`, and both systems keep
 * an HTTP cache beneath it, whose old `Date` would be taken for the server's clock: so every request says `no-store`, which Android's
 * obeys. iOS's needs a session without a cache, which the radio module's native part sets up (its README).
 */
import type { Transport } from "@bluezone/contract/client";
import { fetch } from "expo/fetch";
import { fetchTransport } from "./fetch-transport.ts";

/** A transport for all of the app. */
export const openTransport = (): Transport => fetchTransport(fetch, { "cache-control": "no-store" });
