/** The way from a page that works without a network to its server: who is at work, whether there is an answer, and sending. */
import { me } from "@bluezone/contract/staff/account";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Api } from "../api/api.ts";
import { Refused } from "../api/refused.ts";

/** Who is at work: known from the last time that the server said so. */
export type Person = { readonly id: string; readonly name: string };

/** Where they are kept over a closed page. */
export type PersonStore = {
  readPerson(): Promise<Person | undefined>;
  keepPerson(person: Person): Promise<void>;
};

/** What such a page stands on. */
export type PagePorts = {
  readonly api: Api;
  /** The device's own clock, in ms since 1970: there is no other without a network. */
  readonly now: () => number;
  /** Calls back every so often while the page is open; returns how to end that. */
  readonly often: (work: () => void) => () => void;
};

/** What the server said last: nothing yet, all well, no answer, or that the session has ended. */
export type Line = "starting" | "good" | "offline" | "signed-out";

/**
 * Calls the server at once, when the network is back and every so often: `work` sends what waits of whoever is signed in, `after`
 * looks at what is left, answer or not. Both must stay the same functions. `send` calls at once.
 */
export function useLine(
  { api, often, store }: Omit<PagePorts, "now"> & { readonly store: PersonStore },
  work: (person: Person) => Promise<void>,
  after: (person: Person | undefined) => Promise<void>,
): { readonly line: Line; readonly person: RefObject<Person | undefined>; send(): Promise<void> } {
  const [line, setLine] = useState<Line>("starting");
  const person = useRef<Person>(undefined);
  const sending = useRef<Promise<void>>(undefined);

  const once = useCallback(async (): Promise<void> => {
    try {
      const { id, name } = await api.ask(me, {});
      person.current = { id, name };
      await store.keepPerson(person.current);
      await work(person.current);
      setLine("good");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setLine(error.status === 401 ? "signed-out" : "offline");
    }
    await after(person.current);
  }, [api, store, work, after]);

  const send = useCallback((): Promise<void> => {
    sending.current ??= once().finally(() => {
      sending.current = undefined;
    });
    return sending.current;
  }, [once]);

  useEffect(() => {
    void store.readPerson().then(async (known) => {
      person.current ??= known;
      await after(person.current);
      await send();
    });
    const again = (): void => void send();
    addEventListener("online", again);
    const end = often(again);
    return () => {
      removeEventListener("online", again);
      end();
    };
  }, [store, send, after, often]);

  return { line, person, send };
}
