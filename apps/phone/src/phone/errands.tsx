/** Runs the errands of taps on notices, as soon as there is a screen to run them on. Draws nothing. */
import { router } from "expo-router";
import { useEffect } from "react";
import { drawTaps, onTap } from "../adapters/notice/notice-taps.ts";
import { mendable } from "./errand.ts";
import { heedTaps, takeErrands } from "./heed.ts";
import { usePhone } from "./phone.tsx";

/** Stands inside of PhoneProvider, after what may be navigated to. */
export function Errands() {
  const phone = usePhone();
  useEffect(() => {
    const go = async (): Promise<void> => {
      // A store that fails shows on the home screen; where the resident wants to go does not depend on it.
      await heedTaps(phone, drawTaps()).catch(() => undefined);
      const last = takeErrands().at(-1);
      if (last === undefined) return;
      router.navigate(last.is === "see" ? last.path : "/");
      const what = last.is === "switch-on" ? mendable(phone.state()) : null;
      if (what !== null) await phone.mend(what).catch(() => undefined);
    };
    void go();
    return onTap(() => void go());
  }, [phone]);
  return null;
}
