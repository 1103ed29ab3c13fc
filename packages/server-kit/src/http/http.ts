/**
 * One HTTP server with the endpoints of a contract on it: bodies are read by the endpoint's schema, replies held to it
 * and padded to its buckets, cover traffic is answered alike, and every failure is coded in one place.
 * It keeps and tells nothing of who called: no address, path or body reaches an event, and no address a handler.
 */
import type { Document, Download, Endpoint, Upload } from "@bluezone/contract/endpoint";
import type { Family } from "@bluezone/contract/fault";
import type { FastifyInstance } from "fastify";
import type { Events } from "../measure/events.ts";
import type { AnswerTimer } from "../measure/route-times.ts";
import type { Clock } from "../time/clock.ts";
import type { Random } from "../time/random.ts";
import { systemTimer, type Timer } from "../time/timer.ts";
import { createAnswers, type HttpEvent } from "./answers.ts";
import type { Admit } from "./call.ts";
import type { Core } from "./core.ts";
import { addDocument, type Reader } from "./document.ts";
import { addDownload, type Giver } from "./download.ts";
import { addEndpoint, type Handler } from "./endpoint.ts";
import { openFastify } from "./fastify.ts";
import { type Address, listen, shut } from "./listen.ts";
import { type About, describeApi } from "./openapi.ts";
import type { PlainPage } from "./plain-page.ts";
import { type Receiver, uploadsOn } from "./upload.ts";

/** What a server is made of. */
export type HttpOptions<Caller> = {
  readonly clock: Clock;
  readonly random: Random;
  readonly events: Events<HttpEvent>;
  /** The shape of failures where no endpoint is. */
  readonly family: Family;
  /** Lets callers in: needed by every endpoint that is not open. */
  readonly admit?: Admit<Caller>;
  /** Headers that every answer has, such as a version. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Origins whose pages may call, such as "https://app.example.vn". */
  readonly origins?: readonly string[];
  /** Measures how long an answer takes, and waits before it is given (`pace.ts`); the machine's own when absent. */
  readonly timer?: Timer;
  /**
   * Whether the operator works on it: endpoints that list `maintenance_mode` answer so, to everybody whom they would
   * let in.
   */
  readonly maintenance?: boolean;
  /** Told how long each answer took. */
  readonly took?: AnswerTimer;
  /** Describes the API at /docs and /docs/json; absent, nothing is there. */
  readonly about?: About;
  /** What a browser reads at an address where nothing is; a plain page when absent. */
  readonly lost?: PlainPage;
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

/** A server without endpoints. */
export async function createHttp<Caller = undefined>(options: HttpOptions<Caller>): Promise<Http<Caller>> {
  const { clock, random, events, family, admit, took, timer = systemTimer } = options;
  const { headers = {}, origins = [], maintenance = false } = options;
  const answers = createAnswers({ family, events, random, page: options.lost });
  const fastify = openFastify(answers, { clock, headers, origins, took });
  if (options.about) await describeApi(fastify, options.about);
  const core: Core<Caller> = { fastify, answers, random, timer, admit, maintenance };
  return {
    fastify,
    start: (port, host = "127.0.0.1") => listen(fastify, port, host),
    stop: () => shut(fastify),
    route: (endpoint, handler) => addEndpoint(core, endpoint, handler),
    document: (document, reader) => addDocument(core, document, reader),
    upload: uploadsOn(core),
    download: (endpoint, giver) => addDownload(core, endpoint, giver),
  };
}
