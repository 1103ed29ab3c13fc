/** Another commune, or none. */
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { AreaPicker } from "./area-picker.tsx";

export function Area() {
  const { t } = useWords();
  const phone = usePhone();
  const state = usePhoneState();
  const { busy, failed, run } = useTap();
  const [area, setArea] = useState(state.area);
  async function save(): Promise<void> {
    const stored = await run(async () => {
      if ((await phone.tap.chooseArea(area)) !== "chosen")
        throw new RangeError("the register has no such area");
    });
    if (stored) router.canGoBack() ? router.back() : router.replace("/consents");
  }
  return (
    <Screen title={t("data:area.title")} read={t("data:area.why")}>
      <AreaPicker now={state.now} area={area} onChange={setArea} />
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
      <Button
        label={t("data:area.save")}
        onPress={() => void save()}
        busy={busy}
        disabled={area === state.area}
        testID="save-area"
      />
    </Screen>
  );
}
