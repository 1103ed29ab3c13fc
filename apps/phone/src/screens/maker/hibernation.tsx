/** That Android takes the permissions of an app that nobody opens for months, and where to forbid it. */
import { useEffect, useState } from "react";
import { permissionStatus } from "../../adapters/system/permissions.ts";
import { openSettings } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";

export function Hibernation() {
  const { t } = useWords();
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    // A phone that does not tell is told of it all the same.
    permissionStatus("hibernation").then(
      (status) => setKept(status === "granted"),
      () => undefined,
    );
  }, []);
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("guide:maker.hibernation.title")}
      </Text>
      {isKept ? (
        <Note tone="well" icon="well">
          {t("guide:maker.hibernation.kept")}
        </Note>
      ) : (
        <>
          <Text>{t("guide:maker.hibernation.text")}</Text>
          <Button
            kind="quiet"
            label={t("guide:maker.hibernation.open")}
            onPress={() => void openSettings("app")}
            testID="open-hibernation"
          />
        </>
      )}
    </Card>
  );
}
