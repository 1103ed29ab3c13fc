/** Opens a desk in the page, on its own server. */
import { createApi } from "../api/api.ts";
import { browserPorts } from "../api/browser.ts";
import { createServerTime } from "../api/server-time.ts";
import { type DeskName, DeskNameContext } from "../kit/page/desk-name.ts";
import { Gate, type GateProps } from "./gate.tsx";
import { createRenewal } from "./renewal.ts";
import { show } from "./surroundings.tsx";

/** The main of every desk. */
export function openDesk({ name, ...props }: Omit<GateProps, "renewal"> & { readonly name: DeskName }): void {
  const time = createServerTime();
  const renewal = createRenewal();
  const api = createApi({
    ...browserPorts(renewal.person),
    time,
    renew: renewal.wait,
  });
  show(
    { api, time },
    <DeskNameContext value={name}>
      <Gate {...props} renewal={renewal} />
    </DeskNameContext>,
  );
}
