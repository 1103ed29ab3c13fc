/** One person of the round: type, Enter, next. An entry of a colleague that came meanwhile is shown beside one's own. */
import type { QuarantineRow } from "@bluezone/contract/health/quarantine";
import { parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock } from "@bluezone/vietnamese/date";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import { SymptomChips } from "./symptom-chips.tsx";
import { type Entry, type Half, type Measured, type RoundEntry, useRoundEntry } from "./use-round-entry.ts";
import { useSays } from "./use-says.ts";
import { useUnwell } from "./use-unwell.ts";
import { QUARANTINE } from "./words.ts";

/** An entry that is kept, and the way to put it right. */
function KeptEntry({
  entry,
  name,
  onFix,
}: {
  readonly entry: Entry;
  readonly name: string;
  readonly onFix: () => void;
}) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { temperature, symptoms, by } = entry;
  const { isHot, isUnwell, hot, call115 } = useUnwell();
  const saved = t("saved", { value: says.entry(entry) });
  return (
    <div className="quarantine-entry">
      {isUnwell(entry) ? <Alert>{saved}</Alert> : <span>{saved}</span>}
      {by === "person" && <span className="small">{t("bySelf")}</span>}
      <Button aria-label={t("fixOf", { name })} onClick={onFix}>
        {t("fix")}
      </Button>
      {call115(symptoms) !== null && <strong>{call115(symptoms)}</strong>}
      {isHot(temperature) && <strong>{hot}</strong>}
    </div>
  );
}

/** An entry being typed. */
function EntryFields({ entry, name }: { readonly entry: RoundEntry; readonly name: string }) {
  const t = useWords(QUARANTINE);
  const grave = useUnwell().call115(entry.symptoms);
  const { typed, symptoms, unwell, wrong, sending, type, choose, setUnwell, save } = entry;
  return (
    <div className="stack">
      <div className="quarantine-entry">
        <TextInput
          aria-label={t("entryLabel", { name })}
          inputMode="decimal"
          autoComplete="off"
          placeholder="36,8"
          data-round
          value={typed}
          error={wrong}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void save();
          }}
        />
        <Checkbox
          label={t("hasSymptoms")}
          aria-label={t("hasSymptomsOf", { name })}
          checked={unwell}
          onChange={(event) => setUnwell(event.currentTarget.checked)}
        />
        <Button aria-label={t("saveOf", { name })} loading={sending} onClick={() => void save()}>
          {t("save")}
        </Button>
      </div>
      {unwell && <SymptomChips of={name} value={symptoms} onChange={choose} />}
      {grave !== null && <strong role="alert">{grave}</strong>}
    </div>
  );
}

/** The choice between one's own entry and a colleague's. */
function EntryConflict({
  entry: { mine, replace, giveWay },
  theirs,
  name,
}: {
  readonly entry: RoundEntry;
  readonly theirs: Entry;
  readonly name: string;
}) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const moment = useMoment();
  const told = (one: Measured) => ({ entry: says.entry(one) });
  return (
    <ConflictDialog
      mine={told(mine)}
      theirs={told(theirs)}
      fields={[{ name: "entry", label: t("entryLabel", { name }) }]}
      by={theirs.by === "person" ? name : t("colleague")}
      at={moment(theirs.at)}
      onKeep={({ entry }) => (entry === says.entry(theirs) ? giveWay(true) : void replace(theirs.nth))}
      onClose={() => giveWay(false)}
    />
  );
}

/** "9:12" by the clock of Vietnam. */
const clockOf = (at: string): string => clock(wallTime(parseInstant(at), "vietnam"));

/** The row. `onNext` goes to the next person, `onDone` is called once what was saved is drawn. */
export function RoundRow(props: {
  readonly row: QuarantineRow;
  readonly today: string;
  readonly half: Half;
  readonly onNext: () => void;
  readonly onDone: () => void;
}) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const entry = useRoundEntry(props);
  const { id, person, day, days, missed } = props.row;
  const { name } = person;
  return (
    <li>
      <div>
        <PageLink to="/quarantine/$id" parts={{ id }}>
          {name}
        </PageLink>
        <div className="small">
          {t("dayOf", { day: String(day), days: String(days) })} · {says.place(props.row)}
        </div>
        {missed !== null && !entry.kept && (
          <div className="small">{t("missedAt", { time: clockOf(missed) })}</div>
        )}
      </div>
      {entry.kept ? (
        <KeptEntry entry={entry.kept} name={name} onFix={entry.fix} />
      ) : (
        <EntryFields entry={entry} name={name} />
      )}
      {entry.theirs && <EntryConflict entry={entry} theirs={entry.theirs} name={name} />}
    </li>
  );
}
