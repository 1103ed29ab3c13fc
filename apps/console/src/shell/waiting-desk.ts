/** What a desk says of what waits there: its endpoints, and where each kind is done. */
import type { Endpoint, ResponseOf } from "@bluezone/contract/endpoint";
import type { WaitingEndpoints } from "@bluezone/contract/waiting";
import { useQueryClient } from "@tanstack/react-query";
import { type ComponentType, createContext, useContext, useEffect, useRef } from "react";
import { useAsk } from "../api/hooks.ts";
import { useSession } from "./session.ts";

/** An item of the list. */
export type WaitingItem = ResponseOf<WaitingEndpoints["readWaiting"]>["items"][number];

/** Where a kind is done: the page of the menu that counts it, and the page that opens; "$id" is the item's record. */
export type WaitingPlace = {
  readonly page: string;
  readonly to?: string;
  readonly said?: Readonly<Record<string, string>>;
  /** Where several of one line are done together; absent: the first one is opened. "$label" is the line's label. */
  readonly several?: { readonly to: string; readonly said: Readonly<Record<string, string>> };
};

/** The texts of the kinds of a desk. */
export type KindTexts = {
  /** What it is, for a line and for the filter. */
  kind(kind: string): string;
  /** The button that leads to where it is done. */
  act(kind: string): string;
  /** How many things an item stands for, for kinds of which that is said. */
  things(kind: string, count: number): string | undefined;
};

/** A desk. */
export type WaitingDesk = {
  readonly endpoints: WaitingEndpoints;
  readonly places: Readonly<Record<string, WaitingPlace>>;
  /** What goes on beside the pages, such as notices. */
  readonly Background: ComponentType<{ readonly desk: WaitingDesk }>;
};

/** Where pages find it. */
export const WaitingDeskContext = createContext<WaitingDesk | undefined>(undefined);

/** The desk of a page of what waits. */
export function useWaitingDesk(): WaitingDesk {
  const desk = useContext(WaitingDeskContext);
  if (!desk) throw new TypeError("no desk with what waits above this component");
  return desk;
}

/** How often what waits is counted anew, in seconds. The call does not prolong the session. */
const EVERY = 60;

/** How much waits for the viewer; the same call wherever it is asked. It goes on while the page is hidden. */
export function useWaitingCounts({ endpoints }: WaitingDesk) {
  const { may } = useSession();
  const { countWaiting } = endpoints;
  return useAsk(
    countWaiting,
    {},
    {
      ...{ when: may(countWaiting.permission), counts: true },
      ...{ every: EVERY, hidden: true },
    },
  ).data;
}

/**
 * Asks a page's question anew when the count of what waits has changed: by the clock it is not asked, which would prolong the
 * session. Only below a desk where something waits.
 */
export function useFresh({ path }: Pick<Endpoint, "path">): void {
  const counts = useWaitingCounts(useWaitingDesk());
  const queries = useQueryClient();
  const last = useRef(counts);
  useEffect(() => {
    const before = last.current;
    last.current = counts;
    if (before !== undefined && before !== counts) void queries.invalidateQueries({ queryKey: [path] });
  }, [counts, path, queries]);
}
