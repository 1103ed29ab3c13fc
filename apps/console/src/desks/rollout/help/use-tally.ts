/** Notes times of help: kept on this machine first, sent at once when there is a network, later when there is none. */
import { sumHelp, tallyHelp } from "@bluezone/contract/rollout/help";
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { mayRetry } from "../../../api/refused.ts";
import { useSession } from "../../../shell/session.ts";
import { keepWaiting, MOST_AT_ONCE, type PendingTally, waitingOf, without } from "./waiting.ts";

/** What became of it. */
type TallyState = {
  readonly waiting: readonly PendingTally[];
  readonly refused: number;
  /** Notes one; throws what sending threw when it can neither be sent nor kept. */
  note(tally: Omit<PendingTally, "id">): Promise<void>;
  /** Sends what waits. */
  send(): Promise<void>;
};

/** For the person at the desk. */
export function useTally(): TallyState {
  const { id } = useSession().me;
  const give = useDo(tallyHelp, { changes: [sumHelp] });
  const [waiting, setWaiting] = useState(() => waitingOf(localStorage, id));
  const [refused, setRefused] = useState(0);
  const keep = (next: readonly PendingTally[]): boolean => {
    setWaiting(next);
    return keepWaiting(localStorage, id, next);
  };
  const deliver = async (all: readonly PendingTally[], kept: boolean): Promise<void> => {
    try {
      const { results } = await give.mutateAsync({ tallies: all.slice(0, MOST_AT_ONCE) });
      keep(without(waitingOf(localStorage, id), results));
      setRefused(
        (before) => before + results.filter(({ result }) => result === "day" || result === "unit").length,
      );
    } catch (thrown) {
      if (!kept || !mayRetry(thrown)) throw thrown;
    }
  };
  return {
    waiting,
    refused,
    async note(tally) {
      const all = [...waitingOf(localStorage, id), { ...tally, id: crypto.randomUUID() }];
      await deliver(all, keep(all));
    },
    send: () => deliver(waiting, true),
  };
}
