/** The network as a port: phones, laboratories and servers call servers through a proxy that may lose, delay, double and keep what passes. */
import type { Transport } from "@bluezone/contract/client";
import { type Duration, Instant, Minutes, minus, plus, Seconds } from "@bluezone/protocol/time";
import type { Draw } from "../crash/draw.ts";
import type { Faults } from "./faults.ts";
import { createParty, type Party, type Scheduler } from "./scheduler.ts";

export type Request = Parameters<Transport>[0];
export type Response = Awaited<ReturnType<Transport>>;

/** A server's process as the proxy sees it. */
export type Upstream = { readonly party: Party; answer(request: Request): Promise<Response> };

/** What whoever watches the wire is told. */
export type Watch = {
  /** A request has arrived at a server, which may end before it answers. */
  asked(from: string, request: Request): void;
  /** A server has carried a request out and answers so, whether that arrives or not. */
  produced(request: Request, response: Response): void;
  /** The answer has arrived. */
  arrived(from: string, request: Request, response: Response): void;
};

export type SimNetwork = {
  /** How a party calls; it gives up after `patience`. Hosts are names: "http://keys/v1/config". */
  transportOf(party: Party, patience?: Duration): Transport;
  /** The processes behind a host now. */
  serve(host: string, upstreams: () => readonly Upstream[]): void;
  /** What a process that is over had not answered is answered by the proxy. */
  forget(party: Party): void;
};

const PATIENCE = Seconds(20);
/** How long a cache may keep a public document of ours. */
const KEPT = Minutes(5);
const BAD_GATEWAY: Response = { status: 502, headers: {}, body: new Uint8Array(0) };

export function createNetwork(
  scheduler: Scheduler,
  { faults, draw, watch }: { readonly faults: Faults; readonly draw: Draw; readonly watch: Watch },
): SimNetwork {
  const hosts = new Map<string, () => readonly Upstream[]>();
  const wire = createParty("wire");
  const underWay = new Map<Party, Set<() => void>>();
  const cuts = new Map<string, Instant>();
  const copies = new Map<string, { readonly at: Instant; readonly response: Response }>();

  /** Whether nothing passes from one to another just now. */
  function isCut(from: string, to: string): boolean {
    const way = `${from}>${to}`;
    if (faults.hit("one way cut")) cuts.set(way, plus(scheduler.now, Minutes(draw.number(1, 15))));
    return faults.on && scheduler.now < (cuts.get(way) ?? Instant(0));
  }

  /** Has a process behind a host carry a request out. */
  async function carryOut(from: Party, host: string, request: Request): Promise<Response> {
    const upstreams = hosts.get(host)?.() ?? [];
    if (upstreams.length === 0) return BAD_GATEWAY;
    const { party, answer } = draw.one(upstreams);
    watch.asked(from.name, request);
    const ended = Promise.withResolvers<void>();
    const ending = underWay.get(party) ?? new Set();
    underWay.set(party, ending.add(ended.resolve));
    const response = await Promise.race([answer(request), ended.promise]);
    ending.delete(ended.resolve);
    if (!response) return BAD_GATEWAY;
    watch.produced(request, response);
    const { method, url } = request;
    if (method === "GET" && response.status === 200) copies.set(url, { at: scheduler.now, response });
    return response;
  }

  function oldCopy({ method, url }: Request): Response | undefined {
    const copy = method === "GET" ? copies.get(url) : undefined;
    if (!copy || copy.at < minus(scheduler.now, KEPT) || !faults.hit("old copy")) return undefined;
    const age = Math.floor((scheduler.now - copy.at) / 1_000);
    return { ...copy.response, headers: { ...copy.response.headers, age: String(age) } };
  }

  /** Whether the answer comes is decided when it is sent. */
  async function exchange(from: Party, host: string, request: Request): Promise<Response | undefined> {
    const before = scheduler.before(asking(from, host, request));
    const response = oldCopy(request) ?? (await carryOut(from, host, request));
    if (isCut(host, from.name) || faults.hit("answer lost", before)) return undefined;
    return faults.hit("bad gateway", before) ? BAD_GATEWAY : response;
  }

  function send(from: Party, host: string, request: Request, answered: (response: Response) => void): void {
    const what = asking(from, host, request);
    const before = scheduler.before(what);
    const late = faults.hit("request late", before) ? Seconds(draw.number(1, 240)) : Seconds(0);
    const arrive = (told: (response: Response) => void) =>
      void exchange(from, host, request).then((response) => response && told(response));
    if (!isCut(from.name, host) && !faults.hit("request lost", before))
      scheduler.alarm(wire, what, late, () => arrive(answered));
    if (faults.hit("request twice", before))
      scheduler.alarm(wire, `${what} again`, Seconds(draw.number(0, 600)), () => arrive(() => undefined));
  }

  return {
    serve: (host, upstreams) => void hosts.set(host, upstreams),
    forget(party) {
      for (const end of underWay.get(party) ?? []) end();
      underWay.delete(party);
    },
    transportOf:
      (party, patience = PATIENCE) =>
      (request) =>
        new Promise<Response>((resolve, reject) => {
          const host = new URL(request.url).host;
          let over = false;
          const settle = (what: string, work: () => void) => {
            if (over) return;
            over = true;
            keepPatience();
            void scheduler.call(party, what, work);
          };
          const keepPatience = scheduler.alarm(party, `gives ${pathOf(request)} up`, patience, () =>
            settle("has no answer", () => reject(new Error("no answer in time"))),
          );
          send(party, host, request, (response) =>
            settle(`is answered ${response.status} by ${host}`, () => {
              watch.arrived(party.name, request, response);
              resolve(response);
            }),
          );
        }),
  };
}

const asking = (from: Party, host: string, request: Request): string =>
  `${from.name} asks ${host} ${request.method} ${pathOf(request)}`;

export const pathOf = ({ url }: Pick<Request, "url">): string => new URL(url).pathname;

/** What a request or an answer says; nothing where it says nothing. */
export type Body = Readonly<Record<string, unknown>>;
export function bodyOf(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}
