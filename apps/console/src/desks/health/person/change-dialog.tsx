/** What is known of a case or a contact is changed here, by two officers at once without losing either's words. */
import type { Endpoint, RequestInput } from "@bluezone/contract/endpoint";
import type { Words } from "@bluezone/vietnamese/catalog";
import { type ReactNode, useState } from "react";
import { ConflictDialog, type ConflictField } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import type { PersonValues } from "./person-values.ts";
import { useFieldFault } from "./use-field-fault.ts";
import { usePersonConflict } from "./use-person-conflict.ts";

/** A record as it is read: who changed it last, and when. */
type Read = { readonly changed: string; readonly changedBy: string };

type Change<E extends Endpoint, Shown extends Read, Values extends PersonValues> = {
  readonly title: string;
  readonly words: Words;
  readonly shown: Shown;
  readonly valuesIn: (shown: Shown) => Values;
  readonly wrong: (values: Values) => Partial<Record<keyof Values & string, string | undefined>>;
  readonly endpoint: E;
  /** What the endpoint is told: the values, over what was seen. */
  readonly told: (values: Values, seen: Shown) => RequestInput<E>;
  readonly changes: readonly Pick<Endpoint, "path">[];
  /** The record as it is now. */
  readonly newest: () => Promise<Shown>;
  readonly done: string;
  /** Its fields besides the person's, for the choice between two versions. */
  readonly fields: readonly ConflictField<Values>[];
  /** The fields of the form. */
  readonly children: ReactNode;
  readonly onClose: () => void;
};

/** The dialog. */
export function ChangeDialog<E extends Endpoint, Shown extends Read, Values extends PersonValues>({
  title,
  words,
  shown,
  valuesIn,
  wrong,
  endpoint,
  told,
  changes,
  newest,
  done,
  fields,
  children,
  onClose,
}: Change<E, Shown, Values>) {
  const kit = useWords(KIT);
  const moment = useMoment();
  const fieldFault = useFieldFault(words);
  const person = usePersonConflict();
  const [theirs, setTheirs] = useState<Shown>();
  // What the form began with: an answer that comes meanwhile must not take its place.
  const [seen] = useState(shown);
  const change = useAction(endpoint, { changes, newest });
  const draft = useDraft(valuesIn(seen), wrong);
  const send = async (values: Values, over: Shown): Promise<void> => {
    try {
      const faster = await change.run(told(values, over), done);
      if (faster) return setTheirs(faster);
      onClose();
    } catch (error) {
      if (!fieldFault(draft, error)) throw error;
      setTheirs(undefined);
    }
  };
  if (theirs)
    return (
      <ConflictDialog<Values>
        mine={mineOver(valuesIn(theirs), valuesIn(seen), draft.values)}
        theirs={valuesIn(theirs)}
        fields={[...person, ...fields]}
        by={theirs.changedBy}
        at={moment(theirs.changed)}
        onKeep={(values) => {
          for (const name of Object.keys(values) as (keyof Values & string)[]) draft.set(name, values[name]);
          void send(values, theirs).catch(() => setTheirs(undefined));
        }}
        onClose={() => setTheirs(undefined)}
      />
    );
  return (
    <Dialog open wide title={title} onClose={onClose}>
      <Form draft={draft} words={words} send={kit("save")} onSend={(values) => send(values, seen)}>
        {children}
      </Form>
    </Dialog>
  );
}
