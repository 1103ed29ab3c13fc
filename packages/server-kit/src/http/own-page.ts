/**
 * Who may talk to a program that serves a page on loopback: only that page, on this machine. A name that a stranger's DNS points
 * here (rebinding), another site's page (forged request or WebSocket) and a page of an earlier start are all refused.
 */
import { timingSafeEqual } from "node:crypto";

/** What a request shows of itself. Header values as Node gives them. */
export type PageRequest = {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
};

/** What a page of this start carries. Browsers keep cookies by host, whatever the port: each program has a name of its own. */
export type PageToken = { readonly name: string; readonly token: string };

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** The Host header names this machine's loopback and our port. */
export function ownHost(host: string | undefined, port: number): boolean {
  const [, name, given] = /^(.*?)(?::(\d+))?$/.exec(host ?? "") ?? [];
  return LOOPBACK.test(name ?? "") && (given === undefined ? port === 80 : Number(given) === port);
}

/** The Origin header is absent (a plain navigation) or our own page's. */
export function ownOrigin(origin: string | undefined, port: number): boolean {
  if (origin === undefined) return true;
  return origin.startsWith("http://") && ownHost(origin.slice("http://".length), port);
}

/** The cookie that a page of this start carries. Strict: no other site's page can make the browser send it. */
export function tokenCookie({ name, token }: PageToken): string {
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The request carries this start's token. */
export function ownToken(cookie: string | undefined, { name, token }: PageToken): boolean {
  const given = (cookie ?? "")
    .split(/; */)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (given?.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

/** Why a WebSocket, a form or a command is refused; undefined when it may come in. A WebSocket and a POST always have an Origin. */
export function refusal(
  request: PageRequest,
  port: number,
  token: PageToken,
): "host" | "origin" | "token" | undefined {
  if (!ownHost(request.host, port)) return "host";
  if (request.origin === undefined || !ownOrigin(request.origin, port)) return "origin";
  return ownToken(request.cookie, token) ? undefined : "token";
}
