/** What goes over the wire for an endpoint: status and JSON text, padded to a bucket where the endpoint has buckets. */
import { padToBucket } from "@bluezone/contract/bucket";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { type Family, faultBody } from "@bluezone/contract/fault";
import { Name } from "../measure/events.ts";
import { type Random, randomText } from "../time/random.ts";
import type { Failing, Failure } from "./failure.ts";

/** A status, the exact JSON text of the body, and how it ended in one word for events. */
export type Answer = { readonly status: number; readonly text: string; readonly outcome: Name };

type PaddedEndpoint = Failing & Pick<Endpoint, "buckets">;

function textOf({ buckets }: PaddedEndpoint, body: Record<string, unknown>, random: Random): string {
  if (buckets) return padToBucket(body, buckets.response, (length) => randomText(random, length));
  const { padding: _, ...bare } = body;
  return JSON.stringify(bare);
}

/**
 * The family's own field alone: a verification answer may have a `code` that is no fault but what was asked for. A desk's
 * answer is a success whatever it carries.
 */
const FAULT_FIELDS: Readonly<Record<Family, string | undefined>> = {
  publish: "code",
  verification: "errorCode",
  desk: undefined,
};

/**
 * A handler's reply, held to the endpoint's schema: fields it does not list are dropped. A reply that carries a coded
 * error (a partial success, the first failure of a batch) has that code's status, every other 200.
 * Throws when the reply breaks the schema, or is longer than the largest bucket.
 */
export function replied(
  endpoint: PaddedEndpoint & Pick<Endpoint, "response">,
  reply: unknown,
  random: Random,
): Answer {
  const body = endpoint.response.parse(reply) as Record<string, unknown>;
  const field = FAULT_FIELDS[endpoint.family];
  const found = field === undefined ? undefined : body[field];
  const code = typeof found === "string" && found !== "" ? found : undefined;
  const status = code === undefined ? 200 : endpoint.faults[code];
  if (status === undefined) throw new RangeError("a reply carries a code that the endpoint does not list");
  return { status, text: textOf(endpoint, body, random), outcome: Name(code ?? "ok") };
}

/** A failure in its family's shape. */
export function failed(endpoint: PaddedEndpoint, failure: Failure, random: Random): Answer {
  const { code, message, status } = failure;
  return {
    status,
    text: textOf(endpoint, faultBody(endpoint.family, code, message), random),
    outcome: Name(code),
  };
}

/** The answer to cover traffic: as long as a usual real one, and empty. */
export function chaff(endpoint: PaddedEndpoint, random: Random): Answer {
  return { status: 200, text: textOf(endpoint, {}, random), outcome: Name("chaff") };
}
