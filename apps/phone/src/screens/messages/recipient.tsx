/** Who will get a message. The server is asked only by the tap for it: it then learns that somebody here asked about this commune. */
import type { Station } from "@bluezone/device/engine/messages/station";
import { SPACE } from "@bluezone/ui/tokens";
import { useState } from "react";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { usePlace } from "./commune-choice.tsx";
import { shownNumber } from "./number.ts";

/** "Xã Vĩnh Hanh, Huyện Châu Thành" within a sentence. */
const within = (place: string): string =>
  place.replace(/(?<=^|, )(Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố)/g, (kind) => kind.toLowerCase());

function told(asked: Station, { t }: Words): string {
  if (asked.is === "unknown")
    return asked.code === "commune_unknown"
      ? t("messages:recipient.unknown")
      : t("messages:recipient.unreachable");
  const { name, level, phone } = asked.station;
  if (level !== "commune") return t("messages:recipient.instead", { name });
  return phone === null
    ? t("messages:recipient.found", { name })
    : t("messages:recipient.found-phone", { name, number: shownNumber(phone) });
}

export function Recipient({ commune }: { readonly commune: string }) {
  const words = useWords();
  const { t } = words;
  const phone = usePhone();
  const place = usePlace(commune);
  const { busy, failed, run } = useTap();
  const [asked, setAsked] = useState<{ readonly of: string; readonly station: Station } | null>(null);
  const known = asked !== null && asked.of === commune ? asked.station : null;
  return (
    <View style={{ gap: SPACE[1] }} aria-live="polite">
      <Text>{t("messages:recipient.to", { place: within(place) })}</Text>
      {known !== null && <Text strong>{told(known, words)}</Text>}
      {failed && <Text>{t("messages:recipient.unreachable")}</Text>}
      {known?.is !== "found" && (
        <>
          <Button
            kind="quiet"
            label={t("messages:recipient.ask")}
            busy={busy}
            onPress={() =>
              void run(async () => setAsked({ of: commune, station: await phone.tap.askStation(commune) }))
            }
            testID="ask-station"
          />
          <Text as="small" colour="ink2">
            {t("messages:recipient.ask-detail")}
          </Text>
        </>
      )}
    </View>
  );
}
