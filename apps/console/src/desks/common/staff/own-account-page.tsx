/** One's own account, with the names of the rollout desk's units. */
import { useContext } from "react";
import { useSession } from "../../../shell/session.ts";
import { WaitingDeskContext } from "../../../shell/waiting-desk.ts";
import { AccountPage } from "../../../staff/account-page.tsx";
import { DaysOff } from "../waiting/away.tsx";
import { useUnitNames } from "./use-unit-names.ts";

/** The page. */
export function OwnAccountPage() {
  const desk = useContext(WaitingDeskContext);
  const { may } = useSession();
  const works = desk && may(desk.endpoints.changeAway.permission);
  return <AccountPage unitName={useUnitNames()}>{works && <DaysOff />}</AccountPage>;
}
