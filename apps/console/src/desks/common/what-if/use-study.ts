/** Runs of the simulator in threads of the browser, one for each source of contacts; nothing of it goes to a server. */
import type { ContactsName } from "@bluezone/epidemic/scenario";
import { useEffect, useRef, useState } from "react";
import type { Asked, Told } from "./study-worker.ts";

/** What is known while runs go on: how many are done of how many, 0 of 0 before the first. */
export type Progress = { readonly done: number; readonly all: number };

type Ended = Exclude<Told, { readonly is: "done" }>;
type Each = Asked extends infer One ? (One extends Asked ? Omit<One, "contacts"> : never) : never;

/** `ask` resolves with what each source of contacts came to, in their order; undefined when it was stopped or could not be run. */
export function useStudy() {
  const [progress, setProgress] = useState<Progress>();
  const workers = useRef<readonly Worker[]>([]);
  const stopped = useRef<() => void>(undefined);
  const end = (): void => {
    for (const worker of workers.current) worker.terminate();
    workers.current = [];
    setProgress(undefined);
  };
  useEffect(
    () => () => {
      for (const worker of workers.current) worker.terminate();
    },
    [],
  );
  async function ask(asked: Each, sources: readonly ContactsName[]): Promise<readonly Ended[] | undefined> {
    end();
    setProgress({ done: 0, all: 0 });
    const counted = new Map<ContactsName, Progress>();
    try {
      return await new Promise<readonly Ended[]>((resolve, reject) => {
        stopped.current = () => reject(new Error("stopped"));
        const ended = new Map<ContactsName, Ended>();
        workers.current = sources.map((contacts) => {
          const worker = new Worker(new URL("./study-worker.ts", import.meta.url), { type: "module" });
          worker.addEventListener("error", () => reject(new Error("the simulator has failed")));
          worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
            if (data.is === "done") {
              counted.set(contacts, data);
              const sum = (of: keyof Progress): number =>
                [...counted.values()].reduce((all, one) => all + one[of], 0);
              setProgress({ done: sum("done"), all: sum("all") });
              return;
            }
            ended.set(contacts, data);
            if (ended.size === sources.length) resolve(sources.map((source) => ended.get(source)!));
          });
          worker.postMessage({ ...asked, contacts });
          return worker;
        });
      });
    } catch {
      return undefined;
    } finally {
      end();
    }
  }
  return { progress, ask, stop: () => stopped.current?.() };
}
