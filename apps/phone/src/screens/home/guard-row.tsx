/** The way to Guard mode, where the phone can, or is on guard. */
import type { PhoneState } from "@bluezone/device/state";
import { router } from "expo-router";
import { Row } from "../../kit/row.tsx";
import { useWords } from "../../words/words.tsx";
import { guardDetail } from "../guard/standing.ts";

export function GuardRow({ state }: { readonly state: PhoneState }) {
  const words = useWords();
  if (!state.canGuard && state.guard === null) return null;
  const detail = guardDetail(state, words);
  return (
    <Row
      icon="well"
      label={words.t(state.guard === null ? "home:guard.row" : "home:guard.on")}
      {...(detail === null ? {} : { detail })}
      onPress={() => router.push("/guard")}
      testID="go-guard"
    />
  );
}
