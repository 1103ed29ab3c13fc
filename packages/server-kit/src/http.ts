/**
 * One HTTP server with the endpoints of a contract on it: bodies are read by the endpoint's schema, replies held to it
 * and padded to its buckets, cover traffic is answered alike, and every failure is coded in one place.
 * It keeps and tells nothing of who called: no address, path or body reaches an event, and no address a handler.
 */
import type { Socket } from "node:net";
import {
  CHAFF_HEADER,
  type Document,
  type Download,
  type Endpoint,
  MAX_BODY,
  type RequestOf,
  type ResponseOf,
  type Upload,
} from "@bluezone/contract/endpoint";
import { type Family, Fault } from "@bluezone/contract/fault";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import {
  fastify as createFastify,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { validatorCompiler } from "fastify-zod-openapi";
import { type Answer, chaff, failed, replied } from "./answer.ts";
import { cacheControl } from "./cache-control.ts";
import type { Clock } from "./clock.ts";
import type { Defect } from "./defect.ts";
import { etagOf, matchesEtag } from "./etag.ts";
import { type Events, Name } from "./events.ts";
import { type Failing, type Failure, handlingFailure, outside, readingFailure } from "./failure.ts";
import { setHeaders } from "./headers.ts";
import { type Address, listen, shut } from "./listen.ts";
import { isLostReader, LOST_PAGE, type LostPage } from "./lost-page.ts";
import {
  type About,
  describeApi,
  documentSchema,
  downloadSchema,
  endpointSchema,
  uploadSchema,
} from "./openapi.ts";
import { createPace } from "./pace.ts";
import type { Random } from "./random.ts";
import type { Took } from "./route-times.ts";
import { stopwatch, systemTimer, type Timer } from "./timer.ts";

/** What HTTP tells: that an endpoint answered and in one word how, and defects. */
export type HttpEvent =
  | { readonly event: "http_answered"; readonly route: Name; readonly outcome: Name }
  | ({ readonly event: "http_defect"; readonly route: Name } & Defect);

/** What a handler may know of a call beside its body. */
export type Call<Caller> = {
  /** Who was admitted; undefined at an open endpoint. */
  readonly caller: Caller;
  /** A request header by its lower-case name. */
  header(name: string): string | undefined;
  /** Adds a header to the answer, such as a cookie; the same name may come more than once. */
  answerHeader(name: string, value: string): void;
};

/** Answers a call. It throws a Fault for an expected failure; anything else that it throws is a defect (500). */
export type Handler<E extends Endpoint, Caller> = (
  body: RequestOf<E>,
  call: Call<E["audience"] extends "open" ? undefined : Caller>,
) => Promise<ResponseOf<E>>;

/** A document as it is served. */
export type ServedDocument = {
  readonly body: Uint8Array | string;
  /** Its entity tag, quoted; made from the bytes when absent. */
  readonly etag?: string;
  /** 200 when absent. */
  readonly status?: 200 | 404 | 503;
  /** Seconds after which it is gone, when that is sooner than its kind says: no cache keeps it longer. */
  readonly maxAge?: number;
  /** The Content-Security-Policy of a page; when absent a page may do nothing. */
  readonly policy?: string;
  /** Only the reader's own machine may keep it, no cache that others share. */
  readonly own?: true;
};

/**
 * Finds a document by the `:name` parts of its path; nothing means 404. `header` reads a request header by its lower-case
 * name: what is served must not depend on one, it may only be counted by it.
 */
export type Reader = (
  params: Readonly<Record<string, string>>,
  header: (name: string) => string | undefined,
) => Promise<ServedDocument | undefined>;

/** Takes a file in: its bytes, and the query by the endpoint's schema. Throws as a `Handler` does. */
export type Receiver<U extends Upload, Caller> = (
  bytes: Uint8Array,
  query: RequestOf<U>,
  call: Call<Caller>,
) => Promise<ResponseOf<U>>;

/** A file that is handed out. `name` is what the reader's machine calls it. */
export type FileAnswer = { readonly body: Uint8Array; readonly name: string; readonly mediaType?: string };

/** Finds a file for staff by the `:name` parts of its path; nothing means 404. */
export type Giver<Caller> = (
  params: Readonly<Record<string, string>>,
  call: Call<Caller>,
) => Promise<FileAnswer | undefined>;

/** What of an endpoint says who may call it. What is asked with GET changes nothing. */
export type AccessRequest = Pick<Endpoint | Download, "method" | "path" | "permission"> & {
  readonly audience: Exclude<Endpoint["audience"], "open">;
};

export type HttpOptions<Caller> = {
  readonly clock: Clock;
  readonly random: Random;
  readonly events: Events<HttpEvent>;
  /** The shape of failures where no endpoint is. */
  readonly family: Family;
  /**
   * Lets a caller in at an endpoint that is not open, by the headers it shows, or throws a Fault that the endpoint
   * lists.
   */
  readonly admit?: (endpoint: AccessRequest, header: (name: string) => string | undefined) => Promise<Caller>;
  /** Headers that every answer has, such as a version. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Origins whose pages may call, such as "https://app.example.vn". */
  readonly origins?: readonly string[];
  /** Waits before cover traffic is answered; the machine's own when absent. */
  readonly timer?: Timer;
  /**
   * Whether the operator works on it: endpoints that list `maintenance_mode` answer so, to everybody whom they would
   * let in.
   */
  readonly maintenance?: boolean;
  /** Told how long each answer took. */
  readonly took?: Took;
  /** Describes the API at /docs and /docs/json; absent, nothing is there. */
  readonly about?: About;
  /** What a browser reads at an address where nothing is; a plain page when absent. */
  readonly lost?: LostPage;
};

/** A server: first its endpoints and documents are added, then it starts. */
export type Http<Caller = undefined> = {
  /** The Fastify below, for what no contract describes. */
  readonly fastify: FastifyInstance;
  route<E extends Endpoint>(endpoint: E, handler: Handler<E, Caller>): void;
  document(document: Document, reader: Reader): void;
  upload<U extends Upload>(endpoint: U, receiver: Receiver<U, Caller>): void;
  download(endpoint: Download, giver: Giver<Caller>): void;
  /** Opens the port (0: any free one). Throws StartError when it cannot be had. */
  start(port: number, host?: string): Promise<Address>;
  /** Ends the requests under way and closes the port. */
  stop(): Promise<void>;
};

/** What can go wrong at a download beside that there is no such file. */
const DOWNLOAD_FAULTS = { not_signed_in: 401, not_allowed: 403 } as const;

/** How long a call may take to come, in milliseconds; a file has longer, over a line of 2 Mbit a second. */
const [LONGEST_CALL, LONGEST_FILE] = [30_000, 150_000] as const;

const NOT_FOUND: Failure = { code: "not_found", status: 404, message: "There is nothing at this address." };
const OTHER_METHOD: Failure = {
  code: "method_not_allowed",
  status: 405,
  message: "This address takes another method.",
};

/** A server without endpoints. */
export async function createHttp<Caller = undefined>(options: HttpOptions<Caller>): Promise<Http<Caller>> {
  const { clock, random, events, admit, took, timer = systemTimer } = options;
  /** Nobody ends a wait early: no pace is longer than a stop has patience. */
  const whole = new AbortController().signal;
  const nowhere = outside(options.family);
  const endpoints = new Map<string | undefined, Failing & Pick<Endpoint, "buckets">>();
  /** Methods of addresses without parts that vary. */
  const methods = new Map<string, Set<string>>();
  function takes(path: string, ...taken: readonly string[]): void {
    methods.set(path, new Set([...taken, ...(methods.get(path) ?? [])]));
  }

  function send(reply: FastifyReply, route: Name, { status, text, outcome }: Answer): FastifyReply {
    events.emit({ event: "http_answered", route, outcome });
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
  /** Nothing is at an address, or not for this method: a page for whoever reads with a browser, a code for everything else. */
  function lost(request: FastifyRequest, reply: FastifyReply, route: Name): FastifyReply {
    const [path = ""] = request.url.split("?", 1);
    const taken = methods.get(path);
    if (taken && !taken.has(request.method)) {
      reply.header("allow", [...taken].sort().join(", "));
      return fail(reply, route, endpoints.get(path) ?? nowhere, OTHER_METHOD);
    }
    if (!isLostReader(request.method, request.url, header(request, "accept")))
      return fail(reply, route, nowhere, NOT_FOUND);
    const { body, policy } = options.lost ?? LOST_PAGE;
    events.emit({ event: "http_answered", route, outcome: Name(NOT_FOUND.code) });
    return reply
      .code(NOT_FOUND.status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": policy,
      })
      .send(body);
  }
  function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { url } = request.routeOptions;
    const endpoint = endpoints.get(url) ?? nowhere;
    return fail(reply, Name(url ?? "unknown"), endpoint, readingFailure(error, endpoint));
  }

  const fastify = createFastify({
    logger: false,
    bodyLimit: MAX_BODY,
    requestTimeout: LONGEST_CALL,
    http: { headersTimeout: LONGEST_CALL },
    frameworkErrors: (error, request, reply) =>
      void refuse(error, request as FastifyRequest, reply as FastifyReply),
    clientErrorHandler: (_error, socket) => {
      socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
      // Who never closes their half would hold it for ever.
      (socket as Socket).destroySoon();
    },
  });
  fastify.removeContentTypeParser("text/plain");
  fastify.setValidatorCompiler(validatorCompiler);
  // Replies are already text when they are sent: nothing is left to serialise.
  fastify.setSerializerCompiler(() => JSON.stringify);
  setHeaders(fastify, { clock, fixed: options.headers ?? {}, origins: options.origins ?? [] });
  fastify.setErrorHandler(refuse);
  fastify.setNotFoundHandler((request, reply) => lost(request, reply, Name("unknown")));
  if (took)
    fastify.addHook("onResponse", (request, reply, done) => {
      took(Name(request.routeOptions.url ?? "unknown"), reply.statusCode, Milliseconds(reply.elapsedTime));
      done();
    });
  if (options.about) await describeApi(fastify, options.about);

  /** Media types that an upload takes are bytes to Fastify, each declared once. */
  const taken = new Set<string>();
  function takeBytes(types: readonly string[]): void {
    const fresh = types.filter((type) => !taken.has(type));
    for (const type of fresh) taken.add(type);
    if (fresh.length > 0)
      fastify.addContentTypeParser(fresh, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  }
  const callOf = (caller: Caller, request: FastifyRequest, reply: FastifyReply): Call<Caller> => ({
    caller,
    header: (name) => header(request, name),
    answerHeader: (name, value) => void reply.header(name, value),
  });
  /** Lets a caller in. */
  async function admitted(endpoint: AccessRequest, request: FastifyRequest): Promise<Caller> {
    if (!admit) throw new TypeError(`${endpoint.path} is not an open door, so createHttp needs admit`);
    return admit(endpoint, (name) => header(request, name));
  }
  const accessRequest = (
    endpoint: Pick<Endpoint, "audience" | "method" | "path" | "permission">,
  ): AccessRequest | undefined =>
    endpoint.audience === "open" ? undefined : { ...endpoint, audience: endpoint.audience };

  return {
    fastify,
    start: (port, host = "127.0.0.1") => listen(fastify, port, host),
    stop: () => shut(fastify),

    route(endpoint, handler) {
      const guarded = accessRequest(endpoint);
      if (guarded && !admit)
        throw new TypeError(`${endpoint.path} is not an open door, so createHttp needs admit`);
      const route = Name(endpoint.path);
      const callers = new WeakMap<FastifyRequest, Caller>();
      const watches = new WeakMap<FastifyRequest, () => Duration>();
      const pace = createPace(random);
      /** Holds an answer until cover traffic would have its own, where there is any. */
      async function hold(request: FastifyRequest, longer: (worked: Duration) => Duration): Promise<void> {
        const worked = watches.get(request)?.();
        if (worked === undefined) return;
        const held = longer(worked);
        if (endpoint.buckets && held > 0) await timer.wait(held, whole);
      }
      endpoints.set(endpoint.path, endpoint);
      takes(endpoint.path, endpoint.method);
      fastify.route({
        method: endpoint.method,
        url: endpoint.path,
        bodyLimit: endpoint.maxBody,
        schema: endpointSchema(endpoint),
        // What a stranger sends to staff is not read at all.
        onRequest: async (request) => {
          if (guarded?.audience === "staff") callers.set(request, await admitted(guarded, request));
        },
        // Cover traffic is answered before anything is checked or looked up, and as late as a real call.
        preValidation: async (request, reply) => {
          if (request.headers[CHAFF_HEADER] !== undefined) {
            await timer.wait(pace.draw(), whole);
            return send(reply, route, chaff(endpoint, random));
          }
          watches.set(request, stopwatch());
          if (guarded && guarded.audience !== "staff") callers.set(request, await admitted(guarded, request));
          if (options.maintenance && "maintenance_mode" in endpoint.faults)
            throw new Fault("maintenance_mode", "The server is being worked on. Try again later.");
        },
        handler: async (request, reply) => {
          try {
            const call = callOf(callers.get(request) as Caller, request, reply);
            const reached = await handler(request.body as never, call as never);
            const answer = replied(endpoint, reached, random);
            await hold(request, pace.took);
            return send(reply, route, answer);
          } catch (error) {
            await hold(request, pace.left);
            return fail(reply, route, endpoint, handlingFailure(error, endpoint));
          }
        },
      });
    },

    document(document, reader) {
      const route = Name(document.path);
      takes(document.path, document.method, "HEAD");
      fastify.route({
        method: document.method,
        url: document.path,
        schema: documentSchema(document),
        handler: async (request, reply) => {
          let served: ServedDocument | undefined;
          try {
            served = await reader(request.params as Record<string, string>, (name) => header(request, name));
          } catch (error) {
            return fail(reply, route, nowhere, handlingFailure(error, nowhere));
          }
          if (!served) return lost(request, reply, route);
          const body = Buffer.from(served.body);
          const etag = served.etag ?? etagOf(body);
          const known = (served.status ?? 200) === 200 && matchesEtag(request.headers["if-none-match"], etag);
          events.emit({ event: "http_answered", route, outcome: Name(known ? "unchanged" : "ok") });
          reply.headers({ etag, "cache-control": cacheControl(document, served.maxAge, served.own) });
          if (!served.own) reply.header("cross-origin-resource-policy", "cross-origin");
          if (served.policy) reply.header("content-security-policy", served.policy);
          if (known) return reply.code(304).send();
          return reply
            .code(served.status ?? 200)
            .header("content-type", document.mediaType)
            .send(body);
        },
      });
    },

    upload(endpoint, receiver) {
      const route = Name(endpoint.path);
      const callers = new WeakMap<FastifyRequest, Caller>();
      takeBytes(endpoint.mediaTypes);
      fastify.server.requestTimeout = LONGEST_FILE;
      endpoints.set(endpoint.path, endpoint);
      takes(endpoint.path, endpoint.method);
      fastify.route({
        method: endpoint.method,
        url: endpoint.path,
        bodyLimit: endpoint.maxBody,
        schema: uploadSchema(endpoint),
        // A stranger's file is not read at all.
        onRequest: async (request) => {
          callers.set(request, await admitted(endpoint, request));
        },
        handler: async (request, reply) => {
          try {
            const [type] = (request.headers["content-type"] ?? "").split(";");
            if (!Buffer.isBuffer(request.body) || !endpoint.mediaTypes.includes(type ?? ""))
              return fail(reply, route, endpoint, {
                code: endpoint.malformed,
                status: 415,
                message: "The body is not of a kind that this door takes.",
              });
            const query = endpoint.request.safeParse(request.query);
            if (!query.success)
              return fail(reply, route, endpoint, {
                code: endpoint.malformed,
                status: 400,
                message: "The query is not as described.",
              });
            const reached = await receiver(
              request.body,
              query.data as never,
              callOf(callers.get(request) as Caller, request, reply),
            );
            return send(reply, route, replied(endpoint, reached, random));
          } catch (error) {
            return fail(reply, route, endpoint, handlingFailure(error, endpoint));
          }
        },
      });
    },

    download(endpoint, giver) {
      const route = Name(endpoint.path);
      takes(endpoint.path, endpoint.method, "HEAD");
      const failing: Failing = { ...nowhere, faults: { ...nowhere.faults, ...DOWNLOAD_FAULTS } };
      fastify.route({
        method: endpoint.method,
        url: endpoint.path,
        schema: downloadSchema(endpoint),
        handler: async (request, reply) => {
          try {
            const caller = await admitted(endpoint, request);
            const handed = await giver(
              request.params as Record<string, string>,
              callOf(caller, request, reply),
            );
            if (!handed) return fail(reply, route, failing, NOT_FOUND);
            events.emit({ event: "http_answered", route, outcome: Name("ok") });
            return reply
              .code(200)
              .headers({
                "content-type": handed.mediaType ?? endpoint.mediaType,
                "cache-control": "no-store",
                "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(handed.name)}`,
              })
              .send(Buffer.from(handed.body));
          } catch (error) {
            return fail(reply, route, failing, handlingFailure(error, failing));
          }
        },
      });
    },
  };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
