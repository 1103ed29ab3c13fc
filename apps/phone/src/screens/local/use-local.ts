/** The local page as it is on the phone: read again whenever another has come. */
import type { LocalView } from "@bluezone/device/engine/local/view";
import { useEffect, useState } from "react";
import { usePhone, usePhoneState } from "../../phone/phone.tsx";

/** Undefined while it is being read; null where none has come. */
export function useLocal(): LocalView | null | undefined {
  const phone = usePhone();
  const { local } = usePhoneState();
  const [view, setView] = useState<LocalView | null>();
  // What tells one page from another; the state is another object each time.
  const which = local === null ? null : `${local.version} ${local.venues} ${local.at}`;
  useEffect(() => {
    let here = true;
    if (which === null) setView(null);
    else
      phone.tap.local().then(
        (read) => here && setView(read),
        () => here && setView(null),
      );
    return () => {
      here = false;
    };
  }, [phone, which]);
  return view;
}
