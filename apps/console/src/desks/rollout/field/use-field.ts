/** The state of the field view: who marks, what is known, what waits, and the way to the server. */
import {
  addPlacementPhoto,
  checkPlacements,
  listPlacements,
  type PlacementAction,
} from "@bluezone/contract/rollout/placements";
import { useCallback, useEffect, useState } from "react";
import type { Api } from "../../../api/api.ts";
import { mayRetry, Refused } from "../../../api/refused.ts";
import { type Line, type PagePorts, type Person, useLine } from "../../../offline/use-line.ts";
import { placeLine } from "../placements/shown-place.ts";
import type { BrowserStore, StoredPlacement } from "./browser-store.ts";
import { sendWaiting } from "./send.ts";

/** What the field view stands on. */
export type FieldPorts = PagePorts & {
  readonly store: BrowserStore;
  /** Whether `store` outlives the page. */
  readonly lasting: boolean;
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
  readonly line: Line;
};

const START: Omit<FieldState, "line"> = {
  person: undefined,
  known: new Map(),
  waiting: 0,
  others: 0,
  arrived: 0,
  unknown: [],
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

  const work = useCallback(
    async ({ id }: Person): Promise<void> => {
      const { arrived, unknown } = await sendWaiting(
        store.waiting,
        id,
        async (actions) => (await api.ask(checkPlacements, { actions: [...actions] })).results,
        sendPhoto(api),
      );
      setState((before) => ({
        ...before,
        arrived: before.arrived + arrived,
        unknown: [...before.unknown, ...unknown],
      }));
    },
    [api, store],
  );
  const look = useCallback(
    async (person: Person | undefined): Promise<void> => {
      const all = await store.waiting.all();
      const waiting = all.filter(({ by }) => by === person?.id).length;
      setState((before) => ({ ...before, person, waiting, others: all.length - waiting }));
    },
    [store],
  );
  const { line, person, send } = useLine({ api, store, often }, work, look);

  const learn = useCallback(async (): Promise<void> => {
    const show = (known: readonly StoredPlacement[]): void =>
      setState((before) => ({ ...before, known: new Map(known.map((one) => [one.code, one])) }));
    show(await store.readKnown());
    const answer = await api.ask(listPlacements, { limit: 2_000 }).catch(() => undefined);
    if (!answer) return;
    const known = answer.placements.map((one) => ({ code: one.code, line: placeLine(one) }));
    await store.keepKnown(known);
    show(known);
  }, [api, store]);
  useEffect(() => void learn(), [learn]);

  const mark = async (code: string, action: PlacementAction, photo: Blob | undefined): Promise<void> => {
    const { current } = person;
    if (!current) return;
    const done = { id: crypto.randomUUID(), code, action, at: now(), by: current.id };
    await store.waiting.add(photo ? { ...done, photo } : done);
    await look(current);
    void send();
  };
  return { state: { ...state, line }, mark, send };
}
