/** Calling the health server's desk endpoints, with its refusals as failures. */
import { type Answer, call } from "@bluezone/contract/client";
import type { Endpoint, RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { nodeTransport } from "@bluezone/device-node/transport";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { Failure } from "./failure.ts";

/** Where it is and who calls. */
export type HealthServer = { readonly url: string; readonly apiKey: string };

/**
 * The answer of an endpoint, without its padding. Throws Failure: "no" with the contract's code when the server
 * refuses, "unavailable" when no answer comes, the server fails or is busy, or it is no health server.
 */
export async function ask<E extends Endpoint>(
  server: HealthServer,
  endpoint: E,
  request: RequestOf<E>,
): Promise<ResponseOf<E>> {
  const transport = nodeTransport();
  try {
    const caller = {
      baseUrl: server.url,
      transport,
      random: (n: number) => systemRandom.bytes(n),
      apiKey: server.apiKey,
    };
    const answer = await call(caller, endpoint, request);
    if (!answer.ok) throw refused(server.url, answer);
    const { padding: _, ...value } = answer.value as { padding?: string };
    return value as ResponseOf<E>;
  } finally {
    transport.close();
  }
}

function refused(url: string, { code, status, message }: Extract<Answer<unknown>, { ok: false }>): Failure {
  if (code === "unreachable")
    return new Failure("unavailable", `no answer from ${url}; is the health server running there?`);
  if (code === "unreadable")
    return new Failure("unavailable", `what answers at ${url} is no health server (HTTP ${status}).`);
  const said = message === "" ? code : `${code}: ${message}`;
  if (status === 429 || status >= 500)
    return new Failure("unavailable", `the health server cannot now (${said}).`);
  return new Failure("no", `the health server refused (${said}).`);
}
