/** The state of the field view: who marks, what is known, what waits, and the way to the server. */
import {
  addPlacementPhoto,
  checkPlacements,
  listPlacements,
  type PlacementAction,
} from "@bluezone/contract/rollout/placements";
import { me } from "@bluezone/contract/staff/account";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Api } from "../../../api/api.ts";
import { mayRetry, Refused } from "../../../api/refused.ts";
import { placeLine } from "../placements/shown-place.ts";
import type { BrowserStore, Person, StoredPlacement } from "./browser-store.ts";
import { sendWaiting } from "./send.ts";

/** What the field view stands on. */
export type FieldPorts = {
  readonly api: Api;
  readonly store: BrowserStore;
  /** Whether `store` outlives the page. */
  readonly lasting: boolean;
  /** The phone's own clock, in milliseconds since 1970: there is no other without a network. */
  readonly now: () => number;
  /** Calls back every so often while the page is open; returns how to end that. */
  readonly often: (work: () => void) => () => void;
};

/** What the view shows. */
export type FieldState = {
  readonly person: Person | undefined;
  readonly known: ReadonlyMap<string, StoredPlacement>;
  /** Actions of this person that wait, and of others on this phone. */
  readonly waiting: number;
  readonly others: number;
  readonly arrived: number;
  readonly unknown: readonly string[];
  /** What the server said last: nothing yet, all well, no answer, or that the session has ended. */
  readonly line: "starting" | "good" | "offline" | "signed-out";
};

const START: FieldState = {
  person: undefined,
  known: new Map(),
  waiting: 0,
  others: 0,
  arrived: 0,
  unknown: [],
  line: "starting",
};

/** Sends a photo. One that the server will never take is let go of: the action counts without it. */
const sendPhoto =
  (api: Api) =>
  async (action: string, photo: Blob): Promise<void> => {
    try {
      await api.upload(addPlacementPhoto, photo, { action });
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 401 || mayRetry(error)) throw error;
    }
  };

/** The state, an action, and sending at once. */
export function useField({ api, store, now, often }: FieldPorts): {
  readonly state: FieldState;
  /** `photo` is small and shows no people. */
  mark(code: string, action: PlacementAction, photo: Blob | undefined): Promise<void>;
  send(): Promise<void>;
} {
  const [state, setState] = useState(START);
  const person = useRef<Person>(undefined);
  const sending = useRef<Promise<void>>(undefined);

  const look = useCallback(async (): Promise<void> => {
    const all = await store.waiting.all();
    const mine = all.filter(({ by }) => by === person.current?.id).length;
    setState((before) => ({ ...before, person: person.current, waiting: mine, others: all.length - mine }));
  }, [store]);

  const round = useCallback(async (): Promise<void> => {
    try {
      const said = await api.ask(me, {});
      person.current = { id: said.id, name: said.name };
      await store.keepPerson(person.current);
      const { arrived, unknown } = await sendWaiting(
        store.waiting,
        said.id,
        async (actions) => {
          const { results } = await api.ask(checkPlacements, { actions: [...actions] });
          return results;
        },
        sendPhoto(api),
      );
      setState((before) => ({
        ...before,
        line: "good",
        arrived: before.arrived + arrived,
        unknown: [...before.unknown, ...unknown],
      }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setState((before) => ({ ...before, line: error.status === 401 ? "signed-out" : "offline" }));
    }
    await look();
  }, [api, store, look]);

  const send = useCallback((): Promise<void> => {
    sending.current ??= round().finally(() => {
      sending.current = undefined;
    });
    return sending.current;
  }, [round]);

  const learn = useCallback(async (): Promise<void> => {
    const kept = await store.readKnown();
    const show = (known: readonly StoredPlacement[]): void =>
      setState((before) => ({ ...before, known: new Map(known.map((one) => [one.code, one])) }));
    show(kept);
    const answer = await api.ask(listPlacements, { limit: 2_000 }).catch(() => undefined);
    if (!answer) return;
    const known = answer.placements.map((one) => ({ code: one.code, line: placeLine(one) }));
    await store.keepKnown(known);
    show(known);
  }, [api, store]);

  useEffect(() => {
    void store.readPerson().then(async (known) => {
      person.current ??= known;
      await look();
      await send();
      await learn();
    });
    const again = (): void => void send();
    addEventListener("online", again);
    const end = often(again);
    return () => {
      removeEventListener("online", again);
      end();
    };
  }, [store, look, send, learn, often]);

  const mark = async (code: string, action: PlacementAction, photo: Blob | undefined): Promise<void> => {
    const { current } = person;
    if (!current) return;
    const done = { id: crypto.randomUUID(), code, action, at: now(), by: current.id };
    await store.waiting.add(photo ? { ...done, photo } : done);
    await look();
    void send();
  };
  return { state, mark, send };
}
