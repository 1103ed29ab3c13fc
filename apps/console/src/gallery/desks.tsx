/**
 * Every page of both desks and of the staff, without a server: what is read is a sample of the contract's schema, what changes
 * something meets a dead line. For tests, never in what is handed out. `?desk=health&nth=2&disease=measles` says which desk, which sample
 * and which disease; COVID-19 without it.
 */
import type { Endpoint } from "@bluezone/contract/endpoint";
import { readDisease } from "@bluezone/contract/health/disease";
import { RoundPerson } from "@bluezone/contract/health/quarantine-round";
import * as health from "@bluezone/contract/health/waiting";
import * as rollout from "@bluezone/contract/rollout/waiting";
import { me } from "@bluezone/contract/staff/account";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { parseInstant } from "@bluezone/protocol/time";
import { RouterProvider } from "@tanstack/react-router";
import type { Api } from "../api/api.ts";
import { createServerTime } from "../api/server-time.ts";
import { waitingDesk } from "../desks/common/waiting/waiting-desk.tsx";
import { PAGES as HEALTH } from "../desks/health/pages.ts";
import { memoryRound } from "../desks/health/quarantine/round/round-store.ts";
import { RoundView } from "../desks/health/quarantine/round/round-view.tsx";
import { PLACES as HEALTH_PLACES } from "../desks/health/today/places.ts";
import { fleetingStore } from "../desks/rollout/field/browser-store.ts";
import { Field } from "../desks/rollout/field/field.tsx";
import { PAGES as ROLLOUT } from "../desks/rollout/pages.ts";
import { PLACES as ROLLOUT_PLACES } from "../desks/rollout/today/places.ts";
import type { Page } from "../shell/page.ts";
import { createDeskRouter } from "../shell/router.tsx";
import { SessionContext } from "../shell/session.ts";
import { show } from "../shell/surroundings.tsx";
import { type WaitingDesk, WaitingDeskContext } from "../shell/waiting-desk.ts";
import { AcceptPage } from "../staff/accept-page.tsx";
import { SignInPage } from "../staff/sign-in-page.tsx";
import { TotpSetup } from "../staff/totp-setup.tsx";
import { sample } from "./sample.ts";
import { alwaysKnown, dead, SESSION } from "./session.ts";

const said = new URLSearchParams(location.search);
const nth = Number(said.get("nth") ?? 0);
const time = createServerTime();
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
const DISEASE = { disease: (said.get("disease") === MEASLES.id ? MEASLES : COVID_19).document };
const api: Api = {
  ask: async <E extends Endpoint>({ path, reads, response }: E) =>
    ((path === readDisease.path ? DISEASE : alwaysKnown({ path })) as never) ??
    (reads || READS.has(path) ? (withParts(sample(response, nth), answers[path]) as never) : dead()),
  upload: dead,
  href: ({ path }) => path,
};

/** What waits at each desk. */
const WORK: Readonly<Record<string, WaitingDesk>> = {
  health: waitingDesk({ endpoints: health, places: HEALTH_PLACES }),
  rollout: waitingDesk({ endpoints: rollout, places: ROLLOUT_PLACES }),
};

const nothing = (): void => {};
/** What stands outside a desk. */
const STAFF: readonly Page[] = [
  { path: "/sign-in", load: async () => () => <SignInPage onDone={nothing} /> },
  { path: "/accept", load: async () => () => <AcceptPage token="t" onDone={nothing} /> },
  {
    path: "/totp",
    load: async () => () => (
      <>
        <h1>TOTP</h1>
        <TotpSetup secret="ABCD" uri="otpauth://totp/x?secret=ABCD" onCode={dead} />
      </>
    ),
  },
];
/** The view of placements on a phone, in a browser that keeps nothing. */
const FIELD: Page = {
  path: "/field",
  load: async () => () => (
    <Field
      api={api}
      lasting={false}
      now={() => time.now() ?? 0}
      often={() => nothing}
      store={fleetingStore()}
    />
  ),
};
const OFFICER = sample(me.response, nth) as { readonly id: string; readonly name: string };
const TAKEN = memoryRound({
  person: { id: OFFICER.id, name: OFFICER.name },
  list: {
    people: [sample(RoundPerson, nth) as RoundPerson],
    ...{ by: OFFICER.id, takenAt: 0, until: Date.UTC(2100, 0), ahead: 0 },
  },
});
/** The round on a phone, with a list that was taken along: everybody in it is a sample. */
const ROUND: Page = {
  path: "/round",
  load: async () => () => (
    <RoundView api={api} lasting={false} now={() => time.now() ?? 0} often={() => nothing} store={TAKEN} />
  ),
};
const PAGES = { health: HEALTH, rollout: ROLLOUT, staff: [...STAFF, FIELD, ROUND] };

const pages = PAGES[(said.get("desk") ?? "health") as keyof typeof PAGES];
Object.assign(window, { paths: pages.map(({ path }) => path) });

show(
  { api, time },
  <SessionContext value={SESSION}>
    <WaitingDeskContext value={WORK[said.get("desk") ?? "health"]}>
      <RouterProvider router={createDeskRouter({ pages, home: () => pages[0]?.path })} />
    </WaitingDeskContext>
  </SessionContext>,
);
