/** One venue: what it is, where, and how one can buy there without cash or from home. */
import type { ToldVenue } from "@bluezone/contract/rollout/local";
import { capital } from "@bluezone/vietnamese/labels/case";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import { useState } from "react";
import { openAddress } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { CallButton } from "../../kit/call-hotline.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { KINDS, PAYMENTS } from "./venue-names.ts";

/** Whether the catalogs name it. The province may have one that this build does not know: its own word is shown. */
const isOneOf = <Name extends string>(names: readonly Name[], word: string): word is Name =>
  names.some((name) => name === word);

export function VenueCard({ venue }: { readonly venue: ToldVenue }) {
  const { t } = useWords();
  const [shut, setShut] = useState(false);
  const { name, kind, place, cashless, online, orderPhone, delivery, illustrative } = venue;
  // What is no number of Vietnam is shown as it stands and not dialled.
  const phone = orderPhone === null ? undefined : parsePhone(orderPhone);
  const open = (address: string): void =>
    void openAddress(address).then(
      (opened) => setShut(!opened),
      () => setShut(true),
    );
  return (
    <Card>
      <Text strong>{name}</Text>
      <Text as="small" colour="ink2">
        {capital(isOneOf(KINDS, kind) ? t(`local:venues.kind.${kind}`) : kind)}&nbsp;· {place}
      </Text>
      {cashless.length > 0 && (
        <Text>
          {t("local:venues.pays", {
            ways: cashless
              .map((way) => (isOneOf(PAYMENTS, way) ? t(`local:venues.pay.${way}`) : way))
              .join(", "),
          })}
        </Text>
      )}
      {delivery.length > 0 && <Text>{t("local:venues.brings", { by: delivery.join(", ") })}</Text>}
      {phone !== undefined && (
        <CallButton
          kind="quiet"
          number={phone}
          shown={showPhone(phone)}
          label={t("local:venues.order", { number: showPhone(phone) })}
        />
      )}
      {orderPhone !== null && phone === undefined && (
        <Text>{t("local:venues.order", { number: orderPhone })}</Text>
      )}
      {online !== null && (
        <Button
          kind="quiet"
          label={t("local:venues.online")}
          onPress={() => open(online)}
          testID={`open-${venue.id}`}
        />
      )}
      {shut && (
        <Note tone="danger" alert>
          {t("guide:does.cannot-open", { address: online ?? "" })}
        </Note>
      )}
      {illustrative && (
        <Text as="small" colour="ink2">
          {t("illustrative")}
        </Text>
      )}
    </Card>
  );
}
