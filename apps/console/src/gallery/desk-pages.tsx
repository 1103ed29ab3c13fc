/** Every page of both desks and of the staff. `?desk=health&disease=measles` says which desk and which disease; COVID-19 without it. */
import * as health from "@bluezone/contract/health/waiting";
import * as rollout from "@bluezone/contract/rollout/waiting";
import { RouterProvider } from "@tanstack/react-router";
import { waitingDesk } from "../desks/common/waiting/waiting-desk.tsx";
import { PAGES as HEALTH } from "../desks/health/pages.ts";
import { PLACES as HEALTH_PLACES } from "../desks/health/today/places.ts";
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
import { api, said, time } from "./sampled-api.ts";
import { dead, SESSION } from "./session.ts";

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
const PAGES = { health: HEALTH, rollout: ROLLOUT, staff: STAFF };

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
