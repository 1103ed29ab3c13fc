/** One person of the round: type, Enter, next. An entry of a colleague that came meanwhile is shown beside one's own. */

import type { Symptom } from "@bluezone/contract/health/from-phone";
import {
  FEVER,
  listQuarantine,
  logQuarantine,
  type QuarantineRow,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useApi, useDo } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { ConflictDialog } from "../../../kit/conflict-dialog.tsx";
import { useFaultText } from "../../../kit/fault-text.ts";
import { useMoment } from "../../../kit/moment.ts";
import { PageLink } from "../../../kit/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import { SymptomChips } from "./symptom-chips.tsx";
import { typedTemperature } from "./typed-temperature.ts";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

type Entry = NonNullable<QuarantineRow["morning"]>;

/** The row. `onNext` goes to the next person, `onDone` is called once what was saved is drawn. */
export function RoundRow({
  row,
  today,
  half,
  onNext,
  onDone,
}: {
  readonly row: QuarantineRow;
  readonly today: string;
  readonly half: "morning" | "afternoon";
  readonly onNext: () => void;
  readonly onDone: () => void;
}) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const moment = useMoment();
  const api = useApi();
  const queries = useQueryClient();
  const faultText = useFaultText(QUARANTINE);
  const log = useDo(logQuarantine, { changes: [listQuarantine, readQuarantine] });
  const there = row[half];
  const [typed, setTyped] = useState("");
  const [symptoms, setSymptoms] = useState<readonly Symptom[]>([]);
  const [open, setOpen] = useState(false);
  const [fixing, setFixing] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [theirs, setTheirs] = useState<Entry>();
  const { name } = row.person;
  const sent = useRef(false);
  const entered = there?.nth;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an entry that came moves the focus.
  useEffect(() => {
    if (entered === undefined || !sent.current) return;
    sent.current = false;
    onDone();
  }, [entered]);
  const read = typedTemperature(typed);

  async function send(
    entry: { readonly temperature: number | null; readonly symptoms: readonly Symptom[] },
    seen: number,
  ): Promise<void> {
    sent.current = true;
    try {
      await log.mutateAsync({ id: row.id, day: today, half, seen, ...entry, symptoms: [...entry.symptoms] });
      setTyped("");
      setSymptoms([]);
      setOpen(false);
      setFixing(false);
      setTheirs(undefined);
    } catch (error) {
      sent.current = false;
      if (!(error instanceof Refused) || error.code !== "conflict") return setWrong(faultText(error));
      const { row: fresh } = await api.ask(readQuarantine, { id: row.id });
      if (fresh[half]) setTheirs(fresh[half]);
      else setWrong(faultText(error));
    }
  }
  async function save(): Promise<void> {
    if (read === undefined) return setWrong(t("temperatureWrong"));
    if (read === null && symptoms.length === 0) return setWrong(t("nothingTyped"));
    setWrong(undefined);
    onNext();
    await send({ temperature: read, symptoms }, there?.nth ?? 0);
  }
  const said = (one: Pick<Entry, "temperature" | "symptoms">) => ({
    entry: says.entry(one),
    temperature: one.temperature,
    symptoms: one.symptoms,
  });
  return (
    <li>
      <div>
        <PageLink to="/quarantine/$id" parts={{ id: row.id }}>
          {name}
        </PageLink>
        <div className="small">
          {t("dayOf", { day: String(row.day), days: String(row.days) })} · {says.place(row)}
        </div>
      </div>
      {there && !fixing ? (
        <div className="quarantine-entry">
          {(there.temperature ?? 0) >= FEVER || there.symptoms.length > 0 ? (
            <Alert>{t("saved", { value: says.entry(there) })}</Alert>
          ) : (
            <span>{t("saved", { value: says.entry(there) })}</span>
          )}
          {there.by === "person" && <span className="small">{t("bySelf")}</span>}
          <Button aria-label={t("fixOf", { name })} onClick={() => setFixing(true)}>
            {t("fix")}
          </Button>
          {there.symptoms.includes("breath") && <strong>{t("call115")}</strong>}
          {(there.temperature ?? 0) >= FEVER && <strong>{t("hot")}</strong>}
        </div>
      ) : (
        <div className="stack">
          <div className="quarantine-entry">
            <TextInput
              aria-label={t("entryLabel", { name })}
              inputMode="decimal"
              autoComplete="off"
              maxLength={8}
              placeholder="36,8"
              data-round
              value={typed}
              error={wrong}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setWrong(undefined);
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                void save();
              }}
            />
            <Checkbox
              label={t("hasSymptoms")}
              aria-label={t("hasSymptomsOf", { name })}
              checked={open}
              onChange={(event) => {
                setOpen(event.currentTarget.checked);
                if (!event.currentTarget.checked) setSymptoms([]);
              }}
            />
            <Button aria-label={t("saveOf", { name })} loading={log.isPending} onClick={() => void save()}>
              {t("save")}
            </Button>
          </div>
          {open && <SymptomChips of={name} value={symptoms} onChange={setSymptoms} />}
          {symptoms.includes("breath") && <strong role="alert">{t("call115")}</strong>}
        </div>
      )}
      {theirs && (
        <ConflictDialog
          mine={said({ temperature: read ?? null, symptoms: [...symptoms] })}
          theirs={said(theirs)}
          fields={[{ name: "entry", label: t("entryLabel", { name }) }]}
          by={theirs.by === "person" ? name : t("colleague")}
          at={moment(theirs.at)}
          onKeep={(kept) => {
            if (kept.entry !== says.entry(theirs))
              return void send({ temperature: read ?? null, symptoms }, theirs.nth);
            setTheirs(undefined);
            setTyped("");
            void queries.invalidateQueries({ queryKey: [listQuarantine.path] });
          }}
          onClose={() => {
            setTheirs(undefined);
            void queries.invalidateQueries({ queryKey: [listQuarantine.path] });
          }}
        />
      )}
    </li>
  );
}
