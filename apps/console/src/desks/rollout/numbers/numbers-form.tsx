/** The form of a unit's week: sent, asked about where it jumps, and merged where two people corrected it at once. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  enterNumbers,
  listNumbers,
  missingNumbers,
  numbersHistory,
  readNumbers,
  TOTALS,
  type Total,
  type UnitNumbers,
} from "@bluezone/contract/rollout/numbers";
import { parseDay } from "@bluezone/protocol/time";
import { date, dayMonth } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import { useRef, useState } from "react";
import { useApi, useDo } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { totalFaults, totalsAsTyped, totalsOf } from "./typed-totals.ts";
import { useAskJumps } from "./use-ask-jumps.tsx";
import { NUMBERS } from "./words.ts";

type Values = Record<Total, string> & { readonly difficulties: string; readonly proposals: string };

const asTyped = (sent: UnitNumbers | null, locale: Locale): Values => ({
  ...totalsAsTyped(sent?.totals, locale),
  difficulties: sent?.difficulties ?? "",
  proposals: sent?.proposals ?? "",
});

/** `read` is what the server knew of the week when the form was opened; the form begins with what was sent. */
export function NumbersForm({ read }: { readonly read: ResponseOf<typeof readNumbers> }) {
  const t = useWords(NUMBERS);
  const [locale] = useLocale();
  const moment = useMoment();
  const toast = useToast();
  const askJumps = useAskJumps();
  const api = useApi();
  const { before, unit, week } = read;
  const enter = useDo(enterNumbers, { changes: [readNumbers, numbersHistory, listNumbers, missingNumbers] });
  /** The version that the reader saw, whatever has come since. */
  const [seen, setSeen] = useState(read.sent?.version ?? 0);
  const [theirs, setTheirs] = useState<UnitNumbers>();
  /** One id for one content: a repeat after a lost answer is known, another content is another sending. */
  const sending = useRef({ content: "", clientId: "" });
  const draft = useDraft<Values>(asTyped(read.sent, locale), (values) =>
    Object.fromEntries(Object.entries(totalFaults(values)).map(([total, fault]) => [total, t(fault)])),
  );

  const send = async (values: Values, version: number): Promise<void> => {
    const { difficulties, proposals } = values;
    const told = { unitId: unit.id, week, version, totals: totalsOf(values), difficulties, proposals };
    const content = JSON.stringify(told);
    if (sending.current.content !== content) sending.current = { content, clientId: crypto.randomUUID() };
    const { clientId } = sending.current;
    try {
      let answer = await enter.mutateAsync({ ...told, clientId });
      if (answer.outcome === "confirm") {
        if (!(await askJumps(answer.jumps))) return;
        answer = await enter.mutateAsync({ ...told, clientId, confirmed: true });
      }
      if (answer.outcome !== "sent") return;
      setTheirs(undefined);
      setSeen(answer.sent.version);
      draft.reset(asTyped(answer.sent, locale));
      toast(t(answer.sent.late ? "doneLate" : "done", { day: dayMonth(parseDay(week), locale) }));
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "conflict") throw error;
      const { sent } = await api.ask(readNumbers, { unitId: unit.id, week });
      if (!sent) throw error;
      setTheirs(sent);
    }
  };
  return (
    <>
      <Form
        draft={draft}
        words={NUMBERS}
        send={t(seen > 0 ? "correct" : "send")}
        onSend={(values) => send(values, seen)}
      >
        <p>{t("cutOff", { day: date(parseDay(week), locale) })}</p>
        {TOTALS.map((total) => (
          <NumberField
            key={total}
            name={total}
            label={t(`total_${total}`)}
            required
            hint={[
              ...(total === "installed" ? [t("hint_installed")] : []),
              ...(before ? [t("before", { n: integer(before.totals[total], locale) })] : []),
            ].join(" ")}
          />
        ))}
        <LongField
          name="difficulties"
          label={t("difficulties")}
          hint={t("wordsHint")}
          maxLength={1_000}
          rows={3}
        />
        <LongField name="proposals" label={t("proposals")} maxLength={1_000} rows={3} />
      </Form>
      {theirs && (
        <ConflictDialog<Values>
          mine={draft.values}
          theirs={asTyped(theirs, locale)}
          fields={[
            ...TOTALS.map((name) => ({ name, label: t(`total_${name}`) })),
            { name: "difficulties", label: t("difficulties") },
            { name: "proposals", label: t("proposals") },
          ]}
          by={theirs.by}
          at={moment(theirs.at)}
          onKeep={(values) => void send(values, theirs.version).catch(() => undefined)}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </>
  );
}
