/** A message that was sent or is on its way: its receipt, who has it, when it goes, and how to take it back. */
import type { MessageView } from "@bluezone/device/engine/messages/view";
import { dayOf } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { shortMoment, timeOf } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { shownNumber } from "./number.ts";

/** How a message went: dropped before it was sent, dropped although it may have arrived, destroyed at the station. */
export type Withdrawal = "cancelled" | "maybe" | "taken-back";

export interface MessageStatusProps {
  readonly message: MessageView;
  /** The button that takes it back, and what that does. */
  readonly takeBack: { readonly label: string; readonly sure: string };
  readonly onGone: (how: Withdrawal) => void;
}

function factsOf({ kind, state }: MessageView, { t, lang }: Words): readonly Fact[] {
  if (state.is !== "sent") return [];
  const { receipt, station, until } = state;
  return [
    { label: t("messages:state.receipt"), value: receipt },
    { label: t("messages:state.station"), value: station.name },
    ...(station.phone === null
      ? []
      : [{ label: t("messages:state.number"), value: shownNumber(station.phone) }]),
    // A wish for a call goes some time after its call: no day of it is known here.
    ...(kind === "callback"
      ? []
      : [{ label: t("messages:state.deleted"), value: date(dayOf(until, "vietnam"), lang) }]),
  ];
}

export function MessageStatus({ message, takeBack, onGone }: MessageStatusProps) {
  const words = useWords();
  const { t, lang } = words;
  const phone = usePhone();
  const { now } = usePhoneState();
  const { busy, failed, run } = useTap();
  const [sure, setSure] = useState(false);
  const { id, state } = message;
  const facts = factsOf(message, words);

  const drop = (how: Withdrawal): void =>
    void run(async () => {
      await phone.tap.takeBackMessage(id);
      onGone(how);
    });
  const again = (): void => void run(() => phone.tap.tryMessageNow(id));
  const next =
    "nextTry" in state && state.nextTry !== null
      ? ` ${t("messages:state.next-try", { at: timeOf(state.nextTry) })}`
      : "";

  return (
    <>
      {state.is === "waiting" && (
        <Note
          tone="act"
          icon={state.cut ? "offline" : "unchecked"}
          title={t(state.cut ? "messages:state.cut" : "messages:state.waiting")}
          alert
        >
          {state.cut ? `${t("messages:state.cut-sentence")}${next}` : t("messages:state.waiting-sentence")}
        </Note>
      )}
      {state.is === "sent" && (
        <Note
          tone="well"
          icon="well"
          title={t("messages:state.sent", { at: shortMoment(state.at, now, lang) })}
          alert
        >
          <Facts facts={facts} />
        </Note>
      )}
      {state.is === "taking-back" && (
        <Note tone="act" icon="withdrawn" title={t("messages:state.taking-back")} alert>
          <Text>{`${t("messages:state.taking-back-sentence")}${next}`}</Text>
        </Note>
      )}
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      {((state.is === "waiting" && state.cut) || state.is === "taking-back") && (
        <Button label={t("messages:state.try-now")} busy={busy} onPress={again} testID="try-now" />
      )}
      {state.is === "waiting" && (
        <Button
          kind="quiet"
          label={t("messages:state.cancel")}
          busy={busy && !state.cut}
          onPress={() => drop(state.cut ? "maybe" : "cancelled")}
          testID="cancel-message"
        />
      )}
      {state.is === "sent" && !sure && (
        <Button
          kind="quiet"
          label={takeBack.label}
          busy={busy}
          onPress={() => setSure(true)}
          testID="take-back"
        />
      )}
      {state.is === "sent" && sure && (
        <Card>
          <Note tone="act" icon="act" alert>
            {takeBack.sure}
          </Note>
          <Button
            kind="danger"
            label={takeBack.label}
            busy={busy}
            onPress={() => drop("taken-back")}
            testID="take-back-sure"
          />
          <Button
            kind="quiet"
            label={t("messages:state.keep")}
            disabled={busy}
            onPress={() => setSure(false)}
          />
        </Card>
      )}
    </>
  );
}

/** Says once how a message went. */
export function GoneNote({ how }: { readonly how: Withdrawal | null }) {
  const { t } = useWords();
  if (how === null) return null;
  return (
    <Note tone="well" icon="withdrawn" alert>
      {t(`messages:state.${how}`)}
    </Note>
  );
}
