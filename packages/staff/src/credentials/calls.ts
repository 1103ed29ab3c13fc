/** Calling better-auth: its cookies as plain texts, its refusals as nothing. */
import { createHmac } from "node:crypto";

/** Headers with one of better-auth's cookies, signed as it signs them. `key` is the newest it has. */
export function signedHeaders(key: string, name: "session_token" | typeof CEREMONY, value: string): Headers {
  const signature = createHmac("sha256", key).update(value).digest("base64");
  return new Headers({ cookie: `staff.${name}=${encodeURIComponent(`${value}.${signature}`)}` });
}

/** The cookie of better-auth that carries a passkey's ceremony. */
export const CEREMONY = "better-auth-passkey";

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
