/** How a server answers: every answer is told, and every failure is coded here, also where no endpoint is. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import type { Family } from "@bluezone/contract/fault";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Defect } from "../measure/defect.ts";
import { type Events, Name } from "../measure/events.ts";
import type { Random } from "../time/random.ts";
import { type Answer, failed } from "./answer.ts";
import { header } from "./call.ts";
import { type Failing, type Failure, outside, readingFailure } from "./failure.ts";
import { isLostReader, LOST_PAGE } from "./lost-page.ts";
import type { PlainPage } from "./plain-page.ts";

/** What HTTP tells: that an endpoint answered and in one word how, and defects. */
export type HttpEvent =
  | { readonly event: "http_answered"; readonly route: Name; readonly outcome: Name }
  | ({ readonly event: "http_defect"; readonly route: Name } & Defect);

type FailingEndpoint = Failing & Pick<Endpoint, "buckets">;

/** The answers of one server. */
export type Answers = {
  /** How failures look where no endpoint is. */
  readonly nowhere: Failing;
  /** Notes the methods that a path takes, and how failures of its endpoint look. */
  takes(path: string, methods: readonly string[], endpoint?: FailingEndpoint): void;
  /** Tells that an endpoint answered, and in one word how. */
  tell(route: Name, outcome: Name): void;
  send(reply: FastifyReply, route: Name, answer: Answer): FastifyReply;
  fail(reply: FastifyReply, route: Name, endpoint: Failing, failure: Failure): FastifyReply;
  /** Nothing is at an address, or not for this method: a page for whoever reads with a browser, a code for everything else. */
  lost(request: FastifyRequest, reply: FastifyReply, route: Name): FastifyReply;
  /** Answers what failed before any handler had the request. */
  refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply;
};

/** There is nothing at an address. */
export const NOT_FOUND: Failure = {
  code: "not_found",
  status: 404,
  message: "There is nothing at this address.",
};
const OTHER_METHOD: Failure = {
  code: "method_not_allowed",
  status: 405,
  message: "This address takes another method.",
};

/** The answers of a server without endpoints. `page` is what a browser reads at an address where nothing is. */
export function createAnswers(options: {
  readonly family: Family;
  readonly events: Events<HttpEvent>;
  readonly random: Random;
  readonly page: PlainPage | undefined;
}): Answers {
  const { events, random } = options;
  const { body, policy } = options.page ?? LOST_PAGE;
  const nowhere = outside(options.family);
  const endpoints = new Map<string | undefined, FailingEndpoint>();
  /** Methods of addresses without parts that vary. */
  const methods = new Map<string, Set<string>>();

  function tell(route: Name, outcome: Name): void {
    events.emit({ event: "http_answered", route, outcome });
  }
  function send(reply: FastifyReply, route: Name, { status, text, outcome }: Answer): FastifyReply {
    tell(route, outcome);
    return reply
      .code(status)
      .headers({ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
      .send(text);
  }
  function fail(reply: FastifyReply, route: Name, endpoint: Failing, failure: Failure): FastifyReply {
    if (failure.defect) events.emit({ event: "http_defect", route, ...failure.defect });
    if (failure.retryAfter !== undefined) reply.header("retry-after", failure.retryAfter);
    return send(reply, route, failed(endpoint, failure, random));
  }

  return {
    nowhere,
    tell,
    send,
    fail,
    takes(path, taken, endpoint) {
      if (endpoint) endpoints.set(path, endpoint);
      methods.set(path, new Set([...taken, ...(methods.get(path) ?? [])]));
    },
    lost(request, reply, route) {
      const [path = ""] = request.url.split("?", 1);
      const taken = methods.get(path);
      if (taken && !taken.has(request.method)) {
        reply.header("allow", [...taken].sort().join(", "));
        return fail(reply, route, endpoints.get(path) ?? nowhere, OTHER_METHOD);
      }
      if (!isLostReader(request.method, request.url, header(request, "accept")))
        return fail(reply, route, nowhere, NOT_FOUND);
      tell(route, Name(NOT_FOUND.code));
      return reply
        .code(NOT_FOUND.status)
        .headers({
          "content-type": "text/html; charset=utf-8",
          "cache-control": "no-store",
          "content-security-policy": policy,
        })
        .send(body);
    },
    refuse(error, request, reply) {
      const { url } = request.routeOptions;
      const endpoint = endpoints.get(url) ?? nowhere;
      return fail(reply, Name(url ?? "unknown"), endpoint, readingFailure(error, endpoint));
    },
  };
}
