/** Calling better-auth: its cookies as plain texts, its refusals as nothing. */
import { createHmac } from "node:crypto";

/** The headers under which better-auth knows a session by its token. `key` is the newest it has. */
export function sessionHeaders(key: string, token: string): Headers {
  const signature = createHmac("sha256", key).update(token).digest("base64");
  return cookieHeaders("session_token", encodeURIComponent(`${token}.${signature}`));
}

/** Headers with one of better-auth's cookies. */
export const cookieHeaders = (name: string, value: string): Headers =>
  new Headers({ cookie: `staff.${name}=${value}` });

/** The value of a cookie that better-auth set. Throws when it set none: then it is not the version that this was written for. */
export function cookieSet(headers: Headers, name: string): string {
  const prefix = `staff.${name}=`;
  const found = headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(prefix) && !cookie.startsWith(`${prefix};`));
  if (found === undefined) throw new TypeError(`better-auth set no cookie ${name}`);
  return found.slice(prefix.length).split(";")[0] ?? "";
}

/** What a call gives, or nothing when better-auth refused. */
export async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    const { isRefusal } = await import("./better-auth.ts");
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
