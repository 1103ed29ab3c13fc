/** Trying situations out at the health desk, which has a curve of cases to fit to. */
import { useSession } from "../../../shell/session.ts";
import { WhatIfDesk } from "../../common/what-if/what-if.tsx";
import { FitToCurve } from "./fit-to-curve.tsx";

/** The page. Only whoever looks after cases is shown the curve by day. */
export function WhatIfPage() {
  const { may } = useSession();
  if (!may("cases.read")) return <WhatIfDesk />;
  return <WhatIfDesk more={(choices, choose) => <FitToCurve choices={choices} choose={choose} />} />;
}
