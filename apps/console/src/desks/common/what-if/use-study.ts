/** Runs of the simulator in threads of the browser, one for each source of contacts; nothing of it goes to a server. */
import type { ContactsName } from "@bluezone/epidemic/scenario";
import { useEffect, useRef, useState } from "react";
import { askWorkers, type Progress } from "./ask-workers.ts";
import type { Question, Results } from "./study-worker.ts";

const open = () => new Worker(new URL("./study-worker.ts", import.meta.url), { type: "module" });

/**
 * `ask` resolves with what each source of contacts came to, in their order, and with undefined when it was stopped; it rejects
 * when the simulator failed. A new question, and leaving the page, stop the one before. `progress` is undefined while nothing runs.
 */
export function useStudy() {
  const [progress, setProgress] = useState<Progress>();
  const stopIt = useRef<() => void>(undefined);
  const stop = (): void => stopIt.current?.();
  useEffect(() => () => stopIt.current?.(), []);
  async function ask<Of extends keyof Results>(
    question: Question<Of>,
    sources: readonly ContactsName[],
  ): Promise<readonly Results[Of][] | undefined> {
    stop();
    setProgress({ done: 0, all: 0 });
    const study = askWorkers(question, sources, open, setProgress);
    stopIt.current = study.stop;
    try {
      return await study.answers;
    } finally {
      if (stopIt.current === study.stop) setProgress(undefined);
    }
  }
  return { progress, ask, stop };
}
