/** The way to a code and to a share; what became of the last one stands below. */
import type { PhoneState } from "@bluezone/device/state";
import { router } from "expo-router";
import { Row } from "../../kit/row.tsx";
import { useWords } from "../../words/words.tsx";

/** What is to be said of a share below the row; nothing where the panel says it. */
function told({ share }: PhoneState): "checking" | "refused" | "failed" | "declined" | null {
  if (share.is === "checking" || share.is === "refused" || share.is === "failed") return share.is;
  return share.is === "ready" && share.declined ? "declined" : null;
}

export function CodeRow({ state }: { readonly state: PhoneState }) {
  const { t } = useWords();
  const what = told(state);
  return (
    <Row
      label={t("home:code")}
      {...(what === null ? {} : { detail: t(`home:code-state.${what}`) })}
      onPress={() =>
        router.push(what === null || what === "refused" || what === "checking" ? "/code" : "/share")
      }
      testID="go-code"
    />
  );
}
