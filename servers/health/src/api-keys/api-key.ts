/**
 * API keys: what an app (type device) or a desk or laboratory (type admin) shows at an endpoint. 48 random bytes after
 * the type; only a keyed hash is stored, under a secret outside the database.
 */
import type { Random } from "@bluezone/server-kit/time/random";
import type { ApiKeyKind } from "../callers.ts";

/** A fresh key: "device.…" or "admin.…" with 64 characters of base64url. */
export const drawApiKey = (kind: ApiKeyKind, random: Random): string =>
  `${kind}.${Buffer.from(random.bytes(48)).toString("base64url")}`;

/** The type of a key as its text says it, or undefined when it has not the form of one: then no table is asked. */
export const apiKeyKind = (text: string): ApiKeyKind | undefined =>
  /^(device|admin)\.[\w-]{64}$/.exec(text)?.[1] as ApiKeyKind | undefined;
