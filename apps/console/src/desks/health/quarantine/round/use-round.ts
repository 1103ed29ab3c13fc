/** The state of a round: who is at work, the list, what waits, and the way to the server. */
import { readQuarantine } from "@bluezone/contract/health/quarantine";
import { type RoundPerson, takeRound, VISIT_DAYS } from "@bluezone/contract/health/quarantine-round";
import { signOut } from "@bluezone/contract/staff/sign-in";
import { Days } from "@bluezone/protocol/time";
import { useCallback, useEffect, useState } from "react";
import { keepPage } from "../../../../offline/keep-page.ts";
import { type Line, type PagePorts, type Person, useLine } from "../../../../offline/use-line.ts";
import type { Asked } from "./asked.ts";
import { halfOf, insisted, newVisit, type PendingVisit, pendingOf, type Said } from "./pending-visit.ts";
import { holds, type RoundList, withNth } from "./round-list.ts";
import type { RoundStore } from "./round-store.ts";
import { sendVisits } from "./send-visits.ts";

/** What the round stands on. */
export type RoundPorts = PagePorts & {
  readonly store: RoundStore;
  /** Whether `store` outlives the page. */
  readonly lasting: boolean;
};

/** What it shows. */
export type RoundState = {
  readonly line: Line;
  readonly person: Person | undefined;
  readonly list: RoundList | undefined;
  readonly asked: Asked | undefined;
  /** This officer's visits that wait: for a network, or for a choice. */
  readonly waiting: readonly PendingVisit[];
  /** How many of others wait on this device. */
  readonly others: number;
  /** How many have arrived since the page was opened. */
  readonly arrived: number;
};

const START: Omit<RoundState, "line"> = {
  ...{ person: undefined, list: undefined, asked: undefined, waiting: [], others: 0, arrived: 0 },
};

/** Lets go of what may not be kept any more: the list after its end or of somebody else, visits that no server takes. */
async function letGo(store: RoundStore, person: Person | undefined, now: number): Promise<void> {
  const list = await store.readList();
  if (list && (!holds(list, now) || (person !== undefined && list.by !== person.id))) await store.eraseList();
  const old = (await store.visits.all()).filter(({ made }) => made < now - Days(VISIT_DAYS));
  if (old.length > 0) await store.visits.remove(old.map(({ id }) => id));
}

/** The names of those who are not in the list any more: asked of the server, and never kept. */
function useNames(
  { api }: RoundPorts,
  { list, waiting }: Omit<RoundState, "line">,
): ReadonlyMap<string, string> {
  const [asked, setAsked] = useState<ReadonlyMap<string, string>>(new Map());
  const missing = waiting.find(
    ({ of, refused }) => refused && !asked.has(of) && !list?.people.some(({ id }) => id === of),
  )?.of;
  useEffect(() => {
    if (missing === undefined) return;
    void api.ask(readQuarantine, { id: missing }).then(
      ({ row }) => setAsked((before) => new Map(before).set(missing, row.person.name)),
      () => setAsked((before) => new Map(before).set(missing, "")),
    );
  }, [api, missing]);
  return new Map([...asked, ...(list?.people ?? []).map(({ id, name }) => [id, name] as const)]);
}

/** The state, and what an officer does. */
export function useRound(ports: RoundPorts) {
  const { api, store, now, often } = ports;
  const [state, setState] = useState(START);
  const [opens, setOpens] = useState(true);
  const work = useCallback(
    async ({ id }: Person): Promise<void> => {
      const arrived = await sendVisits(api, store, id);
      setState((before) => ({ ...before, arrived: before.arrived + arrived }));
    },
    [api, store],
  );
  const look = useCallback(
    async (person: Person | undefined): Promise<void> => {
      await letGo(store, person, now());
      const all = await store.visits.all();
      const waiting = all.filter(({ by }) => by === person?.id);
      const [list, asked] = [await store.readList(), await store.readAsked()];
      setState((before) => ({
        ...before,
        person,
        list,
        asked,
        waiting,
        others: all.length - waiting.length,
      }));
    },
    [store, now],
  );
  const { line, person, send } = useLine({ api, store, often }, work, look);
  const names = useNames(ports, state);
  const after = async (work: Promise<unknown>): Promise<void> => {
    await work;
    await look(person.current);
  };
  return {
    state: { ...state, line } satisfies RoundState,
    /** Whose a visit is; "" for who is out of reach by now, undefined while that is asked. */
    nameOf: (of: string): string | undefined => names.get(of),
    send,
    /** The moment by the server's clock. */
    moment: (): number => now() + (state.list?.ahead ?? 0),
    /** Whether the page itself opens without a network, once a list was taken along. */
    opens,
    /** Takes the list along. Throws `Refused`. */
    async take(): Promise<void> {
      const { current: officer } = person;
      if (!officer) return;
      setOpens(await keepPage("round"));
      const { people, asked, at, until } = await api.ask(takeRound, {});
      await store.keepAsked(asked);
      const ahead = Date.parse(at) - now();
      const list = { people, by: officer.id, takenAt: now(), until: Date.parse(until), ahead };
      await after(store.keepList(list));
    },
    /** Keeps a visit, and sends it where there is a network. */
    async record(of: RoundPerson, said: Said): Promise<void> {
      const { current: officer } = person;
      if (!officer || !state.list) return;
      const made = now();
      const at = made + state.list.ahead;
      const before = pendingOf(await store.visits.all(), of.id, halfOf(at));
      const visit = newVisit(of, said, { id: crypto.randomUUID(), at, made, by: officer.id, before });
      await store.visits.add(visit);
      await after(visit.replaces ? store.visits.remove([visit.replaces]) : Promise.resolve());
      void send();
    },
    /** Sends a refused visit all the same. */
    async insist(visit: PendingVisit): Promise<void> {
      const again = insisted(visit);
      if (again) await after(store.visits.add(again));
      void send();
    },
    /** Lets a refused visit go; what stands there in its place is known from then on. */
    async drop({ id, of, at, refused }: PendingVisit): Promise<void> {
      const list = await store.readList();
      if (list && refused?.result === "conflict")
        await store.keepList(withNth(list, of, halfOf(at), refused.theirs.nth));
      await after(store.visits.remove([id]));
    },
    erase: (): Promise<void> => after(store.eraseList()),
    /** Signs out and erases everything; only once nothing of theirs waits. Throws `Refused`. */
    async leave(): Promise<void> {
      await store.eraseList();
      await api.ask(signOut, {});
      if (state.others === 0) await store.eraseAll();
      location.assign("./");
    },
  };
}

/** What a page of the round is given. */
export type Round = ReturnType<typeof useRound>;
