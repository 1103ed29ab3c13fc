/** A deployment that is looked at from outside: where its endpoints are, and one call at a time at them. */
import { setTimeout as sleep } from "node:timers/promises";
import { API_KEY_HEADER, type Endpoint } from "@bluezone/contract/endpoint";
import { config } from "@bluezone/contract/keys/config";
import { Failure } from "../failure.ts";

/** Where the endpoints are and with which keys they open. */
export type Deployment = {
  readonly keys: string;
  /** The endpoints of phones. */
  readonly health: string;
  /** The endpoints of desks; at many deployments the same address. */
  readonly admin: string;
  readonly adminKey: string;
  readonly deviceKey: string;
};

/** What an endpoint answered. `body` is empty when it was no JSON object. */
export type EndpointAnswer = {
  readonly path: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly json: boolean;
};

/** A call that is not the usual one. */
export type CallOptions = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another key than the endpoint's own; empty for none. */
  readonly key?: string;
  /** The key of another kind of endpoint. */
  readonly as?: "admin" | "device";
};

/** The published client waits as long for each answer, in milliseconds. */
const PATIENCE_MS = 60_000;
/** An endpoint that is asked too often says when to come again; longer than this, in seconds, it is not waited for. */
const LONGEST_WAIT = 120;

/**
 * Calls an endpoint: `body` as text goes out as it is, anything else as JSON. Rejects with Failure when no answer
 * comes.
 */
export async function callEndpoint(
  { keys, health, admin, adminKey, deviceKey }: Deployment,
  { path, audience }: Pick<Endpoint, "path" | "audience">,
  body: unknown,
  { method = "POST", headers = {}, key, as }: CallOptions = {},
): Promise<EndpointAnswer> {
  const base = audience === "open" ? keys : audience === "admin" ? admin : health;
  const kind = as ?? audience;
  const apiKey = key ?? (kind === "open" ? "" : kind === "admin" ? adminKey : deviceKey);
  const request = {
    method,
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      ...(apiKey === "" ? {} : { [API_KEY_HEADER]: apiKey }),
      ...headers,
    },
    ...(method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
  for (let tries = 1; ; tries += 1) {
    const answer = await reach(base + path, request);
    const text = await answer.text();
    const wait = Number(answer.headers.get("retry-after") ?? "x");
    if (answer.status === 429 && wait <= LONGEST_WAIT && tries < 3) {
      await sleep(wait * 1_000);
      continue;
    }
    return {
      path,
      status: answer.status,
      body: objectIn(text),
      json: answer.headers.get("content-type")?.startsWith("application/json") ?? false,
    };
  }
}

/** The name of the health authority that a key server's configuration gives. Throws Failure when there is none to be read. */
export async function authorityOf(keys: string): Promise<string> {
  const answer = await reach(keys + config.path, {});
  const signed = objectIn(await answer.text())["config"];
  const [, payload = ""] = typeof signed === "string" ? signed.split(".") : [];
  // Nothing is believed here but a name, which the key server holds against its own list.
  const name = objectIn(Buffer.from(payload, "base64url").toString())["healthAuthorityID"];
  if (typeof name === "string") return name;
  throw new Failure(
    "unavailable",
    `${keys} names no health authority at ${config.path}; give it with --authority.`,
  );
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new Failure("unavailable", `no answer from ${new URL(url).origin}.`);
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
