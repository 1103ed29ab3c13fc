/**
 * The servers' endpoints as phones, laboratories and rivals call them: an answer, or Lost when the process died over
 * it.
 */
import { padToBucket } from "@bluezone/contract/bucket";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { faultCode } from "@bluezone/contract/fault";
import { randomText, systemRandom } from "@bluezone/server-kit/time/random";
import type { Victim } from "./victim.ts";

/** The answer did not come: what was asked for may have happened or not. */
export class Lost extends Error {}

/** An answer without its padding. `code` is the fault's, or "ok". */
type Answer = {
  readonly status: number;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Endpoints = {
  ask(endpoint: Endpoint, body: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** A public document of the key server; nothing when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
};

/** How long a process may take to be gone after it has been killed. */
const GONE = 5_000;
/** And how long an answer may take before it is thought to hang. */
const PATIENCE = 30_000;

export function createEndpoints(
  victim: Victim,
  urls: { readonly keys: string; readonly health: string },
  apiKeys: { readonly admin: string; readonly device: string },
): Endpoints {
  const callEndpoint = async <T>(
    url: string,
    how: RequestInit,
    read: (answer: Response) => Promise<T>,
  ): Promise<T> => {
    const late = new AbortController();
    const timeout = setTimeout(() => late.abort(), PATIENCE);
    try {
      return await read(await fetch(url, { ...how, signal: AbortSignal.any([late.signal, victim.gone]) }));
    } catch (error) {
      if (await victim.ends(GONE)) throw new Lost();
      throw error;
    } finally {
      clearTimeout(timeout);
    }
  };
  return {
    async ask(endpoint, body) {
      const { url, key } =
        endpoint.family === "publish"
          ? { url: urls.keys, key: undefined }
          : { url: urls.health, key: endpoint.audience === "admin" ? apiKeys.admin : apiKeys.device };
      const headers = {
        "content-type": "application/json",
        ...(key === undefined ? {} : { "x-api-key": key }),
      };
      const text = endpoint.buckets
        ? padToBucket(body, endpoint.buckets.request, (length) => randomText(systemRandom, length))
        : JSON.stringify(body);
      return callEndpoint(url + endpoint.path, { method: "POST", headers, body: text }, async (answer) => {
        const { padding: _, ...bare } = JSON.parse(await answer.text()) as Record<string, unknown>;
        const code = answer.status === 200 ? "ok" : (faultCode(bare)?.code ?? "no code");
        return { status: answer.status, code, body: bare };
      });
    },
    read: (path) =>
      callEndpoint(urls.keys + path, {}, async (answer) => {
        const bytes = new Uint8Array(await answer.arrayBuffer());
        if (answer.status === 404) return undefined;
        if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
        return bytes;
      }),
  };
}
