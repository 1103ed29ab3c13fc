/** One's own account, with the names of the desk's units, days off, and the digest where the desk's server sends one. */
import * as health from "@bluezone/contract/health/digest";
import { readAway } from "@bluezone/contract/health/waiting";
import { useContext } from "react";
import { useSession } from "../../../shell/session.ts";
import { WaitingDeskContext } from "../../../shell/waiting-desk.ts";
import { AccountPage } from "../../../staff/account-page.tsx";
import { OwnDigest } from "../digest/own-digest.tsx";
import { DaysOff } from "../waiting/away.tsx";
import { useUnitNames } from "./use-unit-names.ts";

/** The page. */
export function OwnAccountPage() {
  const desk = useContext(WaitingDeskContext);
  const { may } = useSession();
  const works = desk && may(desk.endpoints.changeAway.permission);
  // The rollout desk's server sends no messages.
  const digest = works && desk.endpoints.readAway === readAway ? health : undefined;
  return (
    <AccountPage unitName={useUnitNames()}>
      {works && <DaysOff />}
      {digest && <OwnDigest endpoints={digest} />}
    </AccountPage>
  );
}
