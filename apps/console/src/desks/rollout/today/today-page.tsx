/** What waits at the rollout desk, where everybody who has work begins. */
import type { Waiting } from "@bluezone/contract/rollout/waiting";
import { useMemo } from "react";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import type { KindTexts } from "../../../shell/waiting-desk.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { WaitingList } from "../../common/waiting/waiting-list.tsx";
import { ROLLOUT_TODAY } from "./words.ts";

/** The page. */
export function TodayPage() {
  const t = useWords(ROLLOUT_TODAY);
  const title = useWords(PAGES);
  const texts = useMemo<KindTexts>(
    () => ({
      kind: (kind) => t(`kind_${kind as Waiting}`),
      act: (kind) => t(`do_${kind as Waiting}`),
      things: () => undefined,
    }),
    [t],
  );
  return (
    <div className="stack">
      <PageTitle>{title("today")}</PageTitle>
      <WaitingList texts={texts} />
    </div>
  );
}
