/** Links that bring a verification code (docs/decisions/0004): which are ours, and the code in them. */
import { readCode } from "@bluezone/device/engine/share/code";

/**
 * What a link comes to: its code, or why there is none: `not_a_link` (some other text), `other_host` (a link, but not one of ours:
 * its code is not looked at), `no_code` (ours, without a code that could be one).
 */
export type LinkedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly code: "not_a_link" | "other_host" | "no_code" };

const refused = (code: "not_a_link" | "other_host" | "no_code"): LinkedCode => ({ ok: false, code });

/** Scheme, authority, path, query, fragment (RFC 3986, appendix B). */
const PARTS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;

const named = (part: string | undefined): string | undefined => /(?:^|&)c=([^&]*)/.exec(part ?? "")?.[1];

/**
 * Reads a link: `https://<host>/v#c=CODE`, `/v?c=CODE` or `/v/CODE`, or the app's own `bluezone://v` with `?c=` or `#c=`.
 * Never throws.
 * @param host the health server's host that the app is built for, with its port if it has one; no other is taken.
 */
export function linkedCode(text: string, host: string): LinkedCode {
  const [, scheme = "", authority = "", path = "", query, fragment] = PARTS.exec(text.trim()) ?? [];
  if (scheme === "") return refused("not_a_link");
  const own = scheme.toLowerCase() === "bluezone" && authority.toLowerCase() === "v";
  const pinned = scheme.toLowerCase() === "https" && authority.toLowerCase() === host.toLowerCase();
  if (!own && !pinned) return refused("other_host");
  const [, inPath] = /^\/v\/([^/]+)\/?$/.exec(path) ?? [];
  const bare = own ? /^\/?$/.test(path) : /^\/v\/?$/.test(path);
  const found = bare ? (named(fragment) ?? named(query)) : own ? undefined : inPath;
  const code = found === undefined ? undefined : readCode(found);
  return code === undefined ? refused("no_code") : { ok: true, code };
}
