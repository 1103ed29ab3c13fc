/** How the list of cases is narrowed. It stands in the address, so that a link says it and the way back finds it again. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import { CaseClass, type listCases } from "@bluezone/contract/health/cases";
import { CommuneCode, IsoDay, RecordId } from "@bluezone/contract/health/person";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useEffect, useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useAddress } from "../../../kit/page/address.ts";
import { useGo } from "../../../kit/page/page-link.tsx";

/** Rows of a page. */
export const PAGE = 100;

const NAMES = ["state", "class", "commune", "cluster", "from", "to", "page"] as const;
type Name = (typeof NAMES)[number];
type ListRequest = RequestInput<typeof listCases>;

const dayIn = (iso: string): Day | undefined => (IsoDay.safeParse(iso).success ? parseDay(iso) : undefined);

/**
 * What the address says, "" where nothing, and ways to say otherwise: `step` can be gone back from, `slip` cannot. Both begin
 * at the first page. Words of a name are not among it: an address is kept by browsers and sent to others.
 */
export function useCaseFilter() {
  const go = useGo();
  const [said, say] = useAddress<Name>(...NAMES);
  const page = Math.max(0, Number.parseInt(said.page, 10) || 0);
  const { state, class: named, commune, cluster, from, to } = said;
  // What an address says that is no filter narrows nothing.
  const filter: ListRequest = {
    state: state === "closed" || state === "all" ? state : "open",
    ...(CaseClass.safeParse(named).success ? { class: CaseClass.parse(named) } : {}),
    ...(CommuneCode.safeParse(commune).success ? { commune } : {}),
    ...(RecordId.safeParse(cluster).success ? { clusterId: cluster } : {}),
    ...(dayIn(from) === undefined ? {} : { from }),
    ...(dayIn(to) === undefined ? {} : { to }),
    limit: PAGE,
    offset: page * PAGE,
  };
  return {
    said,
    page,
    filter,
    step: (changes: Partial<Record<Name, string>>) => go({ to: "/cases", said: { page: "", ...changes } }),
    slip: (changes: Partial<Record<Name, string>>) => say({ page: "", ...changes }),
  };
}

/** A day of the address as it is typed: `keep` gets it once it is one, or "" when there is none any more. */
export function useTypedDay(iso: string, keep: (iso: string) => void): [string, (typed: string) => void] {
  const today = useToday();
  const shown = (day: Day | undefined): string => (day === undefined ? "" : date(day, "vi"));
  const [typed, setTyped] = useState(shown(dayIn(iso)));
  const isoOf = (text: string): string => {
    const day = typedDay(text, today);
    return day === undefined ? "" : isoDay(day);
  };
  // The way back says another day than the one that stands here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is no reason to be typed anew.
  useEffect(() => {
    if (isoOf(typed) !== iso) setTyped(shown(dayIn(iso)));
  }, [iso]);
  return [
    typed,
    (text) => {
      setTyped(text);
      if (isoOf(text) !== iso) keep(isoOf(text));
    },
  ];
}
