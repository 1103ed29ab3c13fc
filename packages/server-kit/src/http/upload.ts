/** Files that staff send to a server. */
import type { RequestOf, ResponseOf, Upload } from "@bluezone/contract/endpoint";
import type { FastifyRequest } from "fastify";
import { Name } from "../measure/events.ts";
import { replied } from "./answer.ts";
import { admitted, type Call, callOf } from "./call.ts";
import type { Core } from "./core.ts";
import { handlingFailure } from "./failure.ts";
import { uploadSchema } from "./openapi.ts";

/** Takes a file in: its bytes, and the query by the endpoint's schema. Throws as a `Handler` does. */
export type Receiver<U extends Upload, Caller> = (
  bytes: Uint8Array,
  query: RequestOf<U>,
  call: Call<Caller>,
) => Promise<ResponseOf<U>>;

/** How long a file may take to come, in milliseconds: longer than a call, over a line of 2 Mbit a second. */
const LONGEST_FILE = 150_000;

/** Adds uploads to one server. */
export function uploadsOn<Caller>(
  core: Core<Caller>,
): <U extends Upload>(endpoint: U, receiver: Receiver<U, Caller>) => void {
  const { fastify, answers, random, admit } = core;
  /** Media types that an upload takes are bytes to Fastify, each declared once. */
  const taken = new Set<string>();
  function takeBytes(types: readonly string[]): void {
    const fresh = types.filter((type) => !taken.has(type));
    for (const type of fresh) taken.add(type);
    if (fresh.length > 0)
      fastify.addContentTypeParser(fresh, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  }

  return (endpoint, receiver) => {
    const route = Name(endpoint.path);
    const callers = new WeakMap<FastifyRequest, Caller>();
    takeBytes(endpoint.mediaTypes);
    fastify.server.requestTimeout = LONGEST_FILE;
    answers.takes(endpoint.path, [endpoint.method], endpoint);
    fastify.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.maxBody,
      schema: uploadSchema(endpoint),
      // A stranger's file is not read at all.
      onRequest: async (request) => {
        callers.set(request, await admitted(admit, endpoint, request));
      },
      handler: async (request, reply) => {
        try {
          const [type] = (request.headers["content-type"] ?? "").split(";");
          if (!Buffer.isBuffer(request.body) || !endpoint.mediaTypes.includes(type ?? ""))
            return answers.fail(reply, route, endpoint, {
              code: endpoint.malformed,
              status: 415,
              message: "The body is not of a kind that this endpoint takes.",
            });
          const query = endpoint.request.safeParse(request.query);
          if (!query.success)
            return answers.fail(reply, route, endpoint, {
              code: endpoint.malformed,
              status: 400,
              message: "The query is not as described.",
            });
          const reached = await receiver(
            request.body,
            query.data as never,
            callOf(callers.get(request) as Caller, request, reply),
          );
          return answers.send(reply, route, replied(endpoint, reached, random));
        } catch (error) {
          return answers.fail(reply, route, endpoint, handlingFailure(error, endpoint));
        }
      },
    });
  };
}
