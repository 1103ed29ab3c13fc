/**
 * Who may talk to the stage: only this machine's own page. A name that a stranger's DNS points here (rebinding), another
 * site's page (forged request or WebSocket) and a page of an earlier start are all refused.
 */
import { timingSafeEqual } from "node:crypto";

/** What a request shows of itself. Header values as Node gives them. */
export type Knock = {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
};

const COOKIE = "bluezone-town";
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
export function tokenCookie(token: string): string {
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The knock carries this start's token. */
export function ownToken(cookie: string | undefined, token: string): boolean {
  const given = (cookie ?? "")
    .split(/; */)
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  if (given?.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

/** Why a WebSocket or a command is refused; undefined when it may come in. A WebSocket always has an Origin. */
export function refusal(knock: Knock, port: number, token: string): "host" | "origin" | "token" | undefined {
  if (!ownHost(knock.host, port)) return "host";
  if (knock.origin === undefined || !ownOrigin(knock.origin, port)) return "origin";
  return ownToken(knock.cookie, token) ? undefined : "token";
}
