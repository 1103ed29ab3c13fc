/** An endpoint of the contract on a server, with its cover traffic. */
import { CHAFF_HEADER, type Endpoint, type RequestOf, type ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { Duration } from "@bluezone/protocol/time";
import type { FastifyRequest } from "fastify";
import { Name } from "../measure/events.ts";
import { traced } from "../measure/traces.ts";
import { stopwatch, type Timer } from "../time/timer.ts";
import { chaff, replied } from "./answer.ts";
import { type AccessRequest, admitted, type Call, callOf, needsAdmit } from "./call.ts";
import type { Core } from "./core.ts";
import { handlingFailure } from "./failure.ts";
import { endpointSchema } from "./openapi.ts";
import { createPace, type Pace } from "./pace.ts";

/** Answers a call. It throws a Fault for an expected failure; anything else that it throws is a defect (500). */
export type Handler<E extends Endpoint, Caller> = (
  body: RequestOf<E>,
  call: Call<E["audience"] extends "open" ? undefined : Caller>,
) => Promise<ResponseOf<E>>;

/** Nobody ends a wait early: no pace is longer than a stop has patience. */
const WHOLE = new AbortController().signal;

/** What is admitted at an endpoint; undefined at an open one. */
const accessRequest = (
  endpoint: Pick<Endpoint, "audience" | "method" | "path" | "permission">,
): AccessRequest | undefined =>
  endpoint.audience === "open" ? undefined : { ...endpoint, audience: endpoint.audience };

/** Answers late: cover traffic as late as a real call, and a real call no sooner than cover traffic. */
function latenessOf({ buckets }: Pick<Endpoint, "buckets">, pace: Pace, timer: Timer) {
  const watches = new WeakMap<FastifyRequest, () => Duration>();
  return {
    begin: (request: FastifyRequest): void => void watches.set(request, (timer.stopwatch ?? stopwatch)()),
    cover: (): Promise<void> => timer.wait(pace.draw(), WHOLE),
    /** Holds an answer until cover traffic would have its own, where there is any. */
    async hold(request: FastifyRequest, longer: (worked: Duration) => Duration): Promise<void> {
      const worked = watches.get(request)?.();
      if (worked === undefined) return;
      const held = longer(worked);
      if (buckets && held > 0) await timer.wait(held, WHOLE);
    },
  };
}

/** Adds an endpoint. Throws TypeError when it is not open and the server lets nobody in. */
export function addEndpoint<E extends Endpoint, Caller>(
  core: Core<Caller>,
  endpoint: E,
  handler: Handler<E, Caller>,
): void {
  const { fastify, answers, random, admit, maintenance, timer } = core;
  const guarded = accessRequest(endpoint);
  if (guarded && !admit) throw needsAdmit(endpoint);
  const route = Name(endpoint.path);
  const callers = new WeakMap<FastifyRequest, Caller>();
  const pace = createPace(random);
  const { begin, cover, hold } = latenessOf(endpoint, pace, timer);
  answers.takes(endpoint.path, [endpoint.method], endpoint);
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.maxBody,
    schema: endpointSchema(endpoint),
    // What a stranger sends to staff is not read at all.
    onRequest: async (request) => {
      if (guarded?.audience === "staff") callers.set(request, await admitted(admit, guarded, request));
    },
    // Cover traffic is answered before anything is checked or looked up, and as late as a real call.
    preValidation: async (request, reply) => {
      if (request.headers[CHAFF_HEADER] !== undefined) {
        await traced({ event: "http_answered", route }, cover);
        return answers.send(reply, route, chaff(endpoint, random));
      }
      begin(request);
      if (guarded && guarded.audience !== "staff")
        callers.set(request, await admitted(admit, guarded, request));
      if (maintenance && "maintenance_mode" in endpoint.faults)
        throw new Fault("maintenance_mode", "The server is being worked on. Try again later.");
    },
    handler: async (request, reply) =>
      traced({ event: "http_answered", route }, async () => {
        try {
          const call = callOf(callers.get(request) as Caller, request, reply);
          const reached = await handler(request.body as never, call as never);
          const answer = replied(endpoint, reached, random);
          await hold(request, pace.took);
          return answers.send(reply, route, answer);
        } catch (error) {
          await hold(request, pace.left);
          return answers.fail(reply, route, endpoint, handlingFailure(error, endpoint));
        }
      }),
  });
}
