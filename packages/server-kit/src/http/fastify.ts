/** The Fastify below a server: limits, and nothing that it would answer, read or write in its own way. */
import type { Socket } from "node:net";
import { MAX_BODY } from "@bluezone/contract/endpoint";
import { Milliseconds } from "@bluezone/protocol/time";
import {
  fastify as createFastify,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { validatorCompiler } from "fastify-zod-openapi";
import { Name } from "../measure/events.ts";
import type { AnswerTimer } from "../measure/route-times.ts";
import type { Clock } from "../time/clock.ts";
import type { Answers } from "./answers.ts";
import { setHeaders } from "./headers.ts";

/** How long a call may take to come, in milliseconds. */
const LONGEST_CALL = 30_000;
/** How often that is looked at: Node does every 30 s, which doubles it. */
const LOOK_EVERY = 1_000;
/** How long nothing may move on a connection, neither way: longer than any answer is worked on. */
const LONGEST_STANDSTILL = 180_000;

/** A Fastify whose failures and unknown addresses are answered by `answers`. */
export function openFastify(
  answers: Answers,
  options: {
    readonly clock: Clock;
    /** Headers that every answer has. */
    readonly headers: Readonly<Record<string, string>>;
    readonly origins: readonly string[];
    readonly took: AnswerTimer | undefined;
  },
): FastifyInstance {
  const { clock, headers: fixed, origins, took } = options;
  const fastify = createFastify({
    logger: false,
    bodyLimit: MAX_BODY,
    requestTimeout: LONGEST_CALL,
    connectionTimeout: LONGEST_STANDSTILL,
    http: { headersTimeout: LONGEST_CALL, connectionsCheckingInterval: LOOK_EVERY },
    frameworkErrors: (error, request, reply) =>
      void answers.refuse(error, request as FastifyRequest, reply as FastifyReply),
    clientErrorHandler: (_error, socket) => {
      socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
      // Who never closes their half would hold it for ever.
      (socket as Socket).destroySoon();
    },
  });
  fastify.removeContentTypeParser("text/plain");
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.addHook("preValidation", async ({ params, query, body }) => {
    if (!Buffer.isBuffer(body) && [params, query, body].some(holdsNul))
      throw Object.assign(new Error("a text holds U+0000"), { statusCode: 400 });
  });
  // Replies are already text when they are sent: nothing is left to serialise.
  fastify.setSerializerCompiler(() => JSON.stringify);
  setHeaders(fastify, { clock, fixed, origins });
  fastify.setErrorHandler(answers.refuse);
  fastify.setNotFoundHandler((request, reply) => answers.lost(request, reply, Name("unknown")));
  if (took)
    fastify.addHook("onResponse", (request, reply, done) => {
      took(Name(request.routeOptions.url ?? "unknown"), reply.statusCode, Milliseconds(reply.elapsedTime));
      done();
    });
  return fastify;
}

/** Whether a text in it holds U+0000, which PostgreSQL keeps in no text; however deep it is. */
function holdsNul(given: unknown): boolean {
  const left = [given];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string" && value.includes("\0")) return true;
    if (typeof value === "object" && value !== null) for (const one of Object.values(value)) left.push(one);
  }
  return false;
}
