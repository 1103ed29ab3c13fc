/** One thing that a phone sent, and what an officer does with it: decide, or give it to the unit whose it is. */
import type { Endpoint, RequestInput } from "@bluezone/contract/endpoint";
import { parseDay } from "@bluezone/protocol/time";
import type { Words } from "@bluezone/vietnamese/catalog";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { type ComponentProps, type ReactNode, useState } from "react";
import type { z } from "zod";
import { useDo } from "../../../api/hooks.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { RouteDialog } from "./route-dialog.tsx";
import { INBOX } from "./words.ts";

/** A decision: its button, what it tells the endpoint, and what is said when it is done. */
type Choice<E extends Endpoint> = {
  readonly label: string;
  readonly told: RequestInput<E>;
  readonly done: string;
};

/** What every dialog of the inbox shows of one. */
type InboxItem = {
  readonly id: string;
  readonly version: number;
  readonly receipt: string;
  readonly made: string;
  readonly commune: string;
  readonly deleteOn: string;
};

/** The dialog. The first choice is its main button when `main` says so; without choices nothing can be done with it. */
export function InboxDialog<E extends Endpoint>({
  title,
  wide = false,
  sent: { id, version, receipt, made, commune, deleteOn },
  facts,
  children,
  endpoint,
  changes,
  choices,
  main = true,
  words,
  route,
  onClose,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly sent: InboxItem;
  readonly facts: ComponentProps<typeof Facts>["facts"];
  readonly children?: ReactNode;
  readonly endpoint: E;
  readonly changes: readonly Pick<Endpoint, "path">[];
  readonly choices: readonly Choice<E>[];
  readonly main?: boolean;
  /** Those of the faults. */
  readonly words: Words;
  /** Gives it to another unit. */
  readonly route: Endpoint<z.ZodType<unknown, { id: string; version: number; unitId: string }>>;
  readonly onClose: () => void;
}) {
  const t = useWords(INBOX);
  const [locale] = useLocale();
  const moment = useMoment();
  const { nameOf } = useCommunes();
  const [routing, setRouting] = useState(false);
  const decide = useAction(endpoint, { changes });
  const give = useDo(route, { changes });
  const onRoute = (unitId: string) => give.mutateAsync({ id, version, unitId });
  if (routing) return <RouteDialog receipt={receipt} onRoute={onRoute} onClose={onClose} />;
  return (
    <Dialog open wide={wide} title={title} onClose={onClose}>
      <div className="stack">
        <Facts
          label={title}
          facts={[
            [t("made"), moment(made)],
            [t("commune"), nameOf(commune)],
            ...facts,
            [t("deleteOn"), date(parseDay(deleteOn), locale)],
          ]}
        />
        {children}
        {choices.length > 0 && (
          <div className="row">
            {choices.map(({ label, told, done }, at) => (
              <Button
                key={label}
                variant={main && at === 0 ? "filled" : "default"}
                loading={decide.isPending}
                onClick={async () => {
                  if (await decide.act(told, done)) onClose();
                }}
              >
                {label}
              </Button>
            ))}
            <Button onClick={() => setRouting(true)}>{t("routeTo")}</Button>
          </div>
        )}
        {decide.error && <Failed error={decide.error} words={words} />}
      </div>
    </Dialog>
  );
}
