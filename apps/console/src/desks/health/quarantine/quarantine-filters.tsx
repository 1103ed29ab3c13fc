/** Which quarantines are listed: by state, health, entries of today, place. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import type { listQuarantine } from "@bluezone/contract/health/quarantine";
import { useState } from "react";
import { Chips } from "../../../kit/form/chips.tsx";
import { useAddress } from "../../../kit/page/address.ts";
import { useWords } from "../../../words/language.tsx";
import { QUARANTINE } from "./words.ts";

/** What is chosen; the address says who looks for people that are unwell, or for quarantines of a state. */
export function useQuarantineFilter() {
  const [{ show, state: said }, say] = useAddress("show", "state");
  const [missing, setMissing] = useState("");
  const [place, setPlace] = useState("");
  const state = said === "due" || said === "ended" ? said : "";
  const unwell = show === "unwell" ? "unwell" : "";
  const asked: RequestInput<typeof listQuarantine> = {
    state: state === "" ? "open" : state,
    missing: missing !== "",
    unwell: unwell !== "",
    ...(place === "" ? {} : { place: place as "home" | "site" }),
  };
  const setState = (state: string): void => say({ state });
  const setUnwell = (show: string): void => say({ show });
  return { asked, state, setState, unwell, setUnwell, missing, setMissing, place, setPlace };
}

/** The chips. */
export function QuarantineFilters({ filter }: { readonly filter: ReturnType<typeof useQuarantineFilter> }) {
  const t = useWords(QUARANTINE);
  return (
    <>
      <Chips
        name={t("stateName")}
        all={t("allStates")}
        choices={(["due", "ended"] as const).map((value) => ({ value, label: t(`state_${value}`) }))}
        value={filter.state}
        onChange={filter.setState}
      />
      <Chips
        name={t("unwellName")}
        all={t("allHealth")}
        choices={[{ value: "unwell", label: t("onlyUnwell") }]}
        value={filter.unwell}
        onChange={filter.setUnwell}
      />
      <Chips
        name={t("missingName")}
        all={t("allEntries")}
        choices={[{ value: "missing", label: t("onlyMissing") }]}
        value={filter.missing}
        onChange={filter.setMissing}
      />
      <Chips
        name={t("placeName")}
        all={t("allPlaces")}
        choices={(["home", "site"] as const).map((value) => ({ value, label: t(`place_${value}`) }))}
        value={filter.place}
        onChange={filter.setPlace}
      />
    </>
  );
}
