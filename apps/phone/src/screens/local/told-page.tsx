/** A screen of the local page: what it says of a part of it, as of when, or the way to get it. */
import type { LocalView } from "@bluezone/device/engine/local/view";
import type { ReactNode } from "react";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { AsOf } from "./as-of.tsx";
import { EmptyPage } from "./empty-page.tsx";
import { useLocal } from "./use-local.ts";

export interface ToldPageProps {
  readonly title: string;
  /** What is read aloud, of a page that has come. */
  readonly read: (view: LocalView) => string;
  readonly children: (view: LocalView) => ReactNode;
}

export function ToldPage({ title, read, children }: ToldPageProps) {
  const { t } = useWords();
  const view = useLocal();
  if (view === undefined)
    return (
      <Screen title={title}>
        <Text colour="ink2">{t("loading")}</Text>
      </Screen>
    );
  if (view === null)
    return (
      <Screen title={title}>
        <EmptyPage />
      </Screen>
    );
  return (
    <Screen title={title} read={read(view)}>
      <AsOf />
      {children(view)}
    </Screen>
  );
}
