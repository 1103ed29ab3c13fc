/** One person's entry of the round: typed, sent, and held against what a colleague entered meanwhile. */
import {
  listQuarantine,
  logQuarantine,
  type QuarantineRow,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useApi, useDo } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useFaultText } from "../../../kit/page/fault-text.ts";
import { useWords } from "../../../words/language.tsx";
import { typedTemperature } from "./typed-temperature.ts";
import { QUARANTINE } from "./words.ts";

/** What is kept of half a day. */
export type Entry = NonNullable<QuarantineRow["morning"]>;
/** What the round asks for. */
export type Measured = Pick<Entry, "temperature" | "symptoms">;
/** The half of a day. */
export type Half = "morning" | "afternoon";
/** The state of an entry. */
export type RoundEntry = ReturnType<typeof useRoundEntry>;

/** `onNext` goes to the next person, `onDone` is called once what was saved is drawn. */
export function useRoundEntry({
  half,
  row: { id, [half]: there },
  today,
  onNext,
  onDone,
}: {
  readonly row: QuarantineRow;
  readonly today: string;
  readonly half: Half;
  readonly onNext: () => void;
  readonly onDone: () => void;
}) {
  const t = useWords(QUARANTINE);
  const api = useApi();
  const queries = useQueryClient();
  const faultText = useFaultText(QUARANTINE);
  const log = useDo(logQuarantine, { changes: [listQuarantine, readQuarantine] });
  const [typed, setTyped] = useState("");
  const [symptoms, setSymptoms] = useState<readonly string[]>([]);
  const [unwell, setUnwell] = useState(false);
  const [fixing, setFixing] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [theirs, setTheirs] = useState<Entry>();
  const sent = useRef(false);
  const entered = there?.nth;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an entry that came moves the focus.
  useEffect(() => {
    if (entered === undefined || !sent.current) return;
    sent.current = false;
    onDone();
  }, [entered]);
  const temperature = typedTemperature(typed);
  const mine: Measured = { temperature: temperature ?? null, symptoms: [...symptoms] };

  async function send(seen: number): Promise<void> {
    sent.current = true;
    try {
      await log.mutateAsync({ id, day: today, half, seen, ...mine });
      setTyped("");
      setSymptoms([]);
      setUnwell(false);
      setFixing(false);
      setTheirs(undefined);
    } catch (error) {
      sent.current = false;
      if (!(error instanceof Refused) || error.code !== "conflict") return setWrong(faultText(error));
      const { row: fresh } = await api.ask(readQuarantine, { id });
      if (fresh[half]) setTheirs(fresh[half]);
      else setWrong(faultText(error));
    }
  }
  return {
    typed,
    symptoms,
    /** Whether there are symptoms to choose. */
    unwell,
    wrong,
    mine,
    /** What a colleague entered meanwhile. */
    theirs,
    sending: log.isPending,
    /** What is kept and not being put right. */
    kept: fixing ? null : there,
    fix: () => setFixing(true),
    type(text: string): void {
      setTyped(text);
      setWrong(undefined);
    },
    choose: setSymptoms,
    setUnwell(is: boolean): void {
      setUnwell(is);
      if (!is) setSymptoms([]);
    },
    async save(): Promise<void> {
      if (temperature === undefined) return setWrong(t("temperatureWrong"));
      if (temperature === null && symptoms.length === 0) return setWrong(t("nothingTyped"));
      setWrong(undefined);
      onNext();
      await send(there?.nth ?? 0);
    },
    /** Sends one's own in place of the colleague's. */
    replace: send,
    /** Leaves the colleague's; what was typed stays to be looked at, unless `forget`. */
    giveWay(forget: boolean): void {
      setTheirs(undefined);
      if (forget) setTyped("");
      void queries.invalidateQueries({ queryKey: [listQuarantine.path] });
    },
  };
}
