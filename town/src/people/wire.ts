/** What a phone sent and got, kept for whoever looks at the wire: the walk on the page, and scenes that compare lengths. */
import type { Transport } from "@bluezone/contract/client";
import type { Instant } from "@bluezone/protocol/time";

export type Exchange = {
  readonly at: Instant;
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly request: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly response: Uint8Array;
};

/** How many exchanges are kept; the oldest go first. */
const KEPT = 200;

/** A transport that also keeps what passed through it. */
export class Wire {
  readonly #inner: Transport;
  readonly #now: () => Instant;
  /** Where calls really go, for who has taken over the way: the address as called, to the one that answers. */
  detour: (url: string) => string = (url) => url;
  readonly #listeners: ((exchange: Exchange) => void)[] = [];
  #kept: Exchange[] = [];

  constructor(inner: Transport, now: () => Instant) {
    this.#inner = inner;
    this.#now = now;
  }

  /** The newest exchanges, oldest first. */
  get exchanges(): readonly Exchange[] {
    return this.#kept;
  }

  onExchange(listener: (exchange: Exchange) => void): void {
    this.#listeners.push(listener);
  }

  readonly transport: Transport = async (request) => {
    const base = {
      at: this.#now(),
      method: request.method,
      url: request.url,
      requestHeaders: request.headers,
      request: request.body ?? "",
    };
    try {
      const answer = await this.#inner({ ...request, url: this.detour(request.url) });
      this.#keep({ ...base, status: answer.status, responseHeaders: answer.headers, response: answer.body });
      return answer;
    } catch (error) {
      this.#keep({ ...base, status: 0, responseHeaders: {}, response: new Uint8Array() });
      throw error;
    }
  };

  #keep(exchange: Exchange): void {
    this.#kept = [...this.#kept.slice(1 - KEPT), exchange];
    for (const listener of this.#listeners) listener(exchange);
  }
}
