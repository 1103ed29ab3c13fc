/** One's own account, with the names of the desk's units, days off, and the digest where the desk's server sends one. */
import type { DigestEndpoints } from "@bluezone/contract/digest";
import { useContext } from "react";
import { useSession } from "../../../shell/session.ts";
import { WaitingDeskContext } from "../../../shell/waiting-desk.ts";
import { AccountPage } from "../../../staff/account-page.tsx";
import { OwnDigest } from "../digest/own-digest.tsx";
import { DaysOff } from "../waiting/away.tsx";
import { useUnitNames } from "./use-unit-names.ts";

/** The page. `digest` is absent where the desk's server sends no messages. */
export function OwnAccountPage({ digest }: { readonly digest?: DigestEndpoints }) {
  const desk = useContext(WaitingDeskContext);
  const { may } = useSession();
  const works = desk && may(desk.endpoints.changeAway.permission);
  return (
    <AccountPage unitName={useUnitNames()}>
      {works && <DaysOff />}
      {works && digest && <OwnDigest endpoints={digest} />}
    </AccountPage>
  );
}
