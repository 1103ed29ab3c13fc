/** The number to call today: whose it is, until when it holds, and the button that opens the dialler. */
import { dayOf } from "@bluezone/protocol/time";
import { SPACE } from "@bluezone/ui/tokens";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { View } from "react-native";
import { openDialler } from "../adapters/system/system.ts";
import { usePhoneState } from "../phone/phone.tsx";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";
import { type Hotline, hotlineFor } from "./hotline.ts";
import { Note } from "./note.tsx";
import { Text } from "./text.tsx";
import { useUnbroken } from "./use-unbroken.ts";

/** The hotline of the phone's today, and its number as read; null where none holds. */
export function useHotline(): { readonly hotline: Hotline; readonly number: string | null } {
  const { hotlines, now } = usePhoneState();
  const hotline = hotlineFor(hotlines, dayOf(now, "vietnam"));
  return { hotline, number: hotline.is === "valid" ? hotline.line.shown : null };
}

/** Opens the dialler; where there is none, says which number to call from another phone. */
export function CallButton({
  number,
  shown,
  label,
  kind,
}: {
  readonly number: string;
  readonly shown: string;
  readonly label: string;
  readonly kind: "main" | "quiet";
}) {
  const { t } = useWords();
  const unbroken = useUnbroken();
  const [unable, setUnable] = useState(false);
  const call = () =>
    void openDialler(number).then(
      (opened) => setUnable(!opened),
      () => setUnable(true),
    );
  return (
    <View style={{ gap: SPACE[1] }}>
      <Button
        kind={kind}
        large={kind === "main"}
        icon="phone"
        label={label.replace(shown, unbroken(shown))}
        onPress={call}
        testID={`call-${number}`}
      />
      {unable && (
        <Note tone="danger" alert>
          {t("health:hotline.cannot-call", { number: shown })}
        </Note>
      )}
    </View>
  );
}

/** @param kind `main` where calling is the screen's one thing to do */
export function CallHotline({ kind = "main" }: { readonly kind?: "main" | "quiet" }) {
  const { t, lang } = useWords();
  const { hotline } = useHotline();
  if (hotline.is === "none") return <Text>{t("health:hotline.none")}</Text>;
  const { number, shown, owner, from, to } = hotline.line;
  if (hotline.is === "later")
    return (
      <Text>{t("health:hotline.later", { owner: owner[lang], number: shown, day: date(from, lang) })}</Text>
    );
  return (
    <View style={{ gap: SPACE[1] }}>
      <CallButton
        kind={kind}
        number={number}
        shown={shown}
        label={t("health:hotline.call", { number: shown })}
      />
      <Text as="small" colour="ink2">
        {to === null
          ? t("health:hotline.valid", { owner: owner[lang] })
          : t("health:hotline.valid-until", { owner: owner[lang], day: date(to, lang) })}
      </Text>
      {!hotline.signed && (
        <Text as="small" colour="ink2">
          {t("health:hotline.unsigned")}
        </Text>
      )}
    </View>
  );
}
