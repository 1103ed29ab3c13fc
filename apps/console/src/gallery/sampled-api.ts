/** A server that is not there: what is read is a sample of the contract's schema, what changes something meets a dead line. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import { readDisease } from "@bluezone/contract/health/disease";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { parseInstant } from "@bluezone/protocol/time";
import type { Api } from "../api/api.ts";
import { createServerTime } from "../api/server-time.ts";
import { sample } from "./sample.ts";
import { alwaysKnown, dead } from "./session.ts";

/** What the address says. */
export const said = new URLSearchParams(location.search);
/** Which sample. */
export const nth = Number(said.get("nth") ?? 0);
/** The clock of the server that is not there. */
export const time = createServerTime();
time.heard(parseInstant("2020-12-27T10:00:00+07:00"));

/** Endpoints that change nothing and do not say so. */
const READS: ReadonlySet<string> = new Set([
  ...["me", "people", "invitation", "invitations", "audit", "audit/check"].map((one) => `/api/staff/${one}`),
  "/api/units/list",
  "/api/units/read",
]);
/** What stands in place of parts of samples, by the endpoint's path. */
const answers = JSON.parse(said.get("answers") ?? "{}") as Readonly<Record<string, object>>;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const withParts = (whole: unknown, parts: unknown): unknown =>
  isRecord(whole) && isRecord(parts)
    ? {
        ...whole,
        ...Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [name, withParts(whole[name], part)]),
        ),
      }
    : Array.isArray(whole) && Array.isArray(parts)
      ? parts.map((part, at) => withParts(whole[at], part))
      : parts === undefined
        ? whole
        : parts;
/** The disease that the address names. */
export const DISEASE = {
  disease: (said.get("disease") === MEASLES.id ? MEASLES : COVID_19).document,
  earlier:
    said.get("disease") === MEASLES.id ? COVID_19.symptoms.map(({ id, words }) => ({ id, words })) : [],
};
/** Answers by samples. */
export const api: Api = {
  ask: async <E extends Endpoint>({ path, reads, response }: E) =>
    ((path === readDisease.path ? DISEASE : alwaysKnown({ path })) as never) ??
    (reads || READS.has(path) ? (withParts(sample(response, nth), answers[path]) as never) : dead()),
  upload: dead,
  href: ({ path }) => path,
};
