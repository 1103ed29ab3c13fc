/** One permission: the reason first, then the system's question. No is an answer. */
import { type ReactNode, useState } from "react";
import type { Permission } from "../../adapters/system/permission.ts";
import { askPermission } from "../../adapters/system/permissions.ts";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

export interface PermissionPageProps {
  readonly header: ReactNode;
  readonly name: Permission["name"];
  readonly onNext: () => void;
}

export function PermissionPage({ header, name, onNext }: PermissionPageProps) {
  const { t } = useWords();
  const { busy, failed, run } = useTap();
  const [outcome, setOutcome] = useState<"allowed" | "refused" | null>(null);
  const title = t(`first-run:permission.${name}.title`);
  const reason = t(`first-run:permission.${name}.reason`);
  const ask = (): void =>
    void run(async () => {
      const status = await askPermission(name);
      setOutcome(status === "granted" || status === "not-needed" ? "allowed" : "refused");
    });
  return (
    <Screen title={title} header={header} back={false} read={`${title}. ${reason}`}>
      <Text>{reason}</Text>
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
      {outcome !== null && (
        <Note tone="well" icon={outcome === "allowed" ? "well" : "calm"} alert>
          {t(`first-run:permission.${outcome}`)}
        </Note>
      )}
      {outcome === null ? (
        <>
          <Button label={t("first-run:permission.allow")} onPress={ask} busy={busy} testID="allow" />
          <Button kind="quiet" label={t("later")} onPress={() => setOutcome("refused")} testID="later" />
        </>
      ) : (
        <Button label={t("next")} onPress={onNext} testID="next" />
      )}
    </Screen>
  );
}
