/**
 * A change at an endpoint, as a page makes it: asked about where it cannot be undone, done, told of, and overtaken by
 * others.
 */
import type { Endpoint, RequestInput, ResponseOf } from "@bluezone/contract/endpoint";
import { useRef } from "react";
import { useDo } from "../../api/hooks.ts";
import { Refused } from "../../api/refused.ts";
import { type Question, useConfirm } from "./confirm.tsx";
import { useLatest, useTellDone } from "./toast.tsx";

/** What is known of an endpoint's change: whose answers it makes old, and how to read what somebody faster has left. */
type Changing<Newest> = Parameters<typeof useDo>[1] & { readonly newest?: () => Promise<Newest> };

/** What is told when it is done. */
type Done<E extends Endpoint> = string | ((answer: ResponseOf<E>) => string);

/**
 * Does the same once until it is done: a second press comes before the button shows that it works, and somebody would read
 * "done" and "another was faster" at once.
 */
function useOnce<T>() {
  const running = useRef<{ readonly what: string; readonly done: Promise<T> }>(undefined);
  return (told: unknown, work: () => Promise<T>): Promise<T> => {
    const what = JSON.stringify(told);
    if (running.current?.what === what) return running.current.done;
    const done = work().finally(() => {
      if (running.current?.done === done) running.current = undefined;
    });
    running.current = { what, done };
    return done;
  };
}

/** The change, with `isPending` of the last try, and its `error` until something else is told as done. */
export function useAction<E extends Endpoint, Newest = never>(
  endpoint: E,
  { newest, ...how }: Changing<Newest> = {},
) {
  const confirm = useConfirm();
  const tellDone = useTellDone();
  const change = useDo(endpoint, how);
  const error = useLatest(change.error) ?? null;
  const onceSent = useOnce<ResponseOf<E>>();
  const onceDone = useOnce<ResponseOf<E> | undefined>();
  const tell = (answer: ResponseOf<E>, done: Done<E> | undefined): ResponseOf<E> => {
    if (done !== undefined) tellDone(typeof done === "string" ? done : done(answer));
    return answer;
  };
  /** From a form, which shows what is thrown: does and tells. Resolves to the answer. */
  const send = (told: RequestInput<E>, done?: Done<E>): Promise<ResponseOf<E>> =>
    onceSent(told, async () => tell(await change.mutateAsync(told), done));
  return {
    ...change,
    error,
    send,
    /** From a button: asks, does, tells. Resolves to nothing when the reader said no, and when it was refused: `error` says why. */
    act: (told: RequestInput<E>, done?: Done<E>, ask?: Question): Promise<ResponseOf<E> | undefined> =>
      onceDone(told, async () => {
        if (ask && !(await confirm(ask))) return undefined;
        const answer = await change.mutateAsync(told).catch(() => undefined);
        return answer && tell(answer, done);
      }),
    /** `send`, where somebody else may be faster: resolves to what is there now when they were, and to nothing when it is done. */
    async run(told: RequestInput<E>, done?: Done<E>): Promise<Newest | undefined> {
      try {
        await send(told, done);
        return undefined;
      } catch (error) {
        if (!newest || !(error instanceof Refused) || error.code !== "conflict") throw error;
        return newest();
      }
    },
  };
}
