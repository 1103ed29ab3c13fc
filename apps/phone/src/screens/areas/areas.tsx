/** Where the resident lives and was, so that the phone reads those lists; nothing of it leaves the phone. */
import type { AreasView } from "@bluezone/device/engine/areas";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useUnbroken } from "../../kit/use-unbroken.ts";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { AREAS } from "../../words/areas.ts";
import { useWords, useWordsOf } from "../../words/words.tsx";
import { fullMoment } from "../my-data/dates.ts";
import { ProvincePicker } from "./province-picker.tsx";
import { provinceName } from "./provinces.ts";
import { StayForm } from "./stay-form.tsx";

/** What is being filled in: nothing, the place of residence, a new place, or when one left a noted one. */
type Open = null | "home" | "new" | { readonly left: string };

function Failed() {
  const { t } = useWords();
  return (
    <Note tone="danger" icon="act" alert>
      {t("failed")}
    </Note>
  );
}

function Home({
  areas,
  open,
  onOpen,
}: {
  readonly areas: AreasView;
  readonly open: boolean;
  readonly onOpen: (open: Open) => void;
}) {
  const { t } = useWordsOf(AREAS);
  const unbroken = useUnbroken();
  const phone = usePhone();
  const { failed, run } = useTap();
  async function choose(province: string | null): Promise<void> {
    if (province !== null && (await run(() => phone.tap.chooseProvince(province)))) onOpen(null);
  }
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("areas:home-title")}
      </Text>
      <Text>
        {areas.home === null
          ? t("areas:no-home")
          : t("areas:home", { province: unbroken(provinceName(areas.home)) })}
      </Text>
      {open ? (
        <>
          <Text strong>{t("areas:home-question")}</Text>
          <ProvincePicker value={null} onChange={(province) => void choose(province)} />
          <Button kind="quiet" label={t("areas:cancel")} onPress={() => onOpen(null)} />
        </>
      ) : (
        <Button
          kind="quiet"
          label={t(areas.home === null ? "areas:home-choose" : "areas:home-change")}
          onPress={() => onOpen("home")}
          testID="change-home"
        />
      )}
      {failed && <Failed />}
    </Card>
  );
}

function Stays({ areas, onOpen }: { readonly areas: AreasView; readonly onOpen: (open: Open) => void }) {
  const { t, lang } = useWordsOf(AREAS);
  const unbroken = useUnbroken();
  const phone = usePhone();
  const { failed, run } = useTap();
  const stays = areas.stays.map(({ province, left, until }) => (
    <Card key={province}>
      <Text as="heading" level={3}>
        {provinceName(province)}
      </Text>
      <Text>
        {left === null || until === null
          ? t("areas:there")
          : t("areas:left", { day: date(left, lang), until: date(until, lang) })}
      </Text>
      {left === null && (
        <Button
          label={t("areas:leave", { province: unbroken(provinceName(province)) })}
          kind="quiet"
          onPress={() => onOpen({ left: province })}
          testID={`leave-${province}`}
        />
      )}
      <Button
        label={t("areas:drop", { province: unbroken(provinceName(province)) })}
        kind="quiet"
        onPress={() => void run(() => phone.tap.dropStay(province))}
        testID={`drop-${province}`}
      />
    </Card>
  ));
  return (
    <>
      {stays}
      {failed && <Failed />}
    </>
  );
}

function Everywhere({ areas }: { readonly areas: AreasView }) {
  const { t, lang } = useWordsOf(AREAS);
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("areas:everywhere-title")}
      </Text>
      <Text>
        {areas.everywhereAt === null
          ? t("areas:everywhere-never")
          : t("areas:everywhere-at", { when: fullMoment(areas.everywhereAt, lang) })}
      </Text>
      <Text>{t("areas:everywhere-how")}</Text>
      {failed && <Failed />}
      <Button
        kind="quiet"
        label={t("areas:everywhere-now")}
        busy={busy}
        onPress={() => void run(() => phone.tap.checkNow(true))}
        testID="read-everywhere"
      />
    </Card>
  );
}

export function Areas() {
  const { t } = useWordsOf(AREAS);
  const { areas, now } = usePhoneState();
  const [open, setOpen] = useState<Open>(null);
  const title = t("areas:title");
  if (areas === null)
    return (
      <Screen title={title}>
        <Text>{t("areas:one-list")}</Text>
      </Screen>
    );
  const adding = open !== null && open !== "home";
  return (
    <Screen
      title={title}
      read={[title, t("areas:why"), t("areas:stays-here"), t("areas:been-why")].join(". ")}
    >
      <Text>{t("areas:why")}</Text>
      <Note tone="well" icon="calm">
        <Text>{t("areas:stays-here")}</Text>
      </Note>
      <Home areas={areas} open={open === "home"} onOpen={setOpen} />
      <Text as="heading" level={2}>
        {t("areas:been-title")}
      </Text>
      <Text>{t("areas:been-why")}</Text>
      <Stays areas={areas} onOpen={setOpen} />
      {adding ? (
        <StayForm
          key={open === "new" ? "new" : open.left}
          now={now}
          noted={open === "new" ? null : open.left}
          onDone={() => setOpen(null)}
        />
      ) : (
        <Button label={t("areas:add")} onPress={() => setOpen("new")} testID="add-stay" />
      )}
      <Everywhere areas={areas} />
    </Screen>
  );
}
