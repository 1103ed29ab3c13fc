/** A day of the last fourteen, or one of the answers above them; closed it is one line, so that a page stays short. */
import type { Day } from "@bluezone/protocol/time";
import { SPACE } from "@bluezone/ui/tokens";
import { useState } from "react";
import { View } from "react-native";
import { useWords } from "../words/words.tsx";
import { Choice } from "./choice.tsx";
import { lastDays } from "./days.ts";
import { Fault } from "./form.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";

export interface DayChoiceProps {
  readonly label: string;
  readonly today: Day;
  /** "2020-12-20", or the value of one of `others`; null while nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  /** Answers that are no day. */
  readonly others?: readonly { readonly value: string; readonly label: string }[];
  /** Opens by a tap and closes with an answer; without it the list stands open. */
  readonly folds?: boolean;
  readonly error?: string | null;
}

export function DayChoice({
  label,
  today,
  value,
  onChange,
  others = [],
  folds = false,
  error = null,
}: DayChoiceProps) {
  const { t, lang } = useWords();
  const [open, setOpen] = useState(false);
  const options = [...others, ...lastDays(today, lang)];
  const chosen = options.find((option) => option.value === value)?.label;
  return (
    <View style={{ gap: SPACE[1] }}>
      {folds && !open ? (
        <Rows>
          <Row
            role="button"
            label={label}
            detail={chosen ?? t("share:share.unchosen")}
            onPress={() => setOpen(true)}
            testID="open-days"
          />
        </Rows>
      ) : (
        <Choice
          label={label}
          options={options}
          value={value}
          onChange={(answer) => {
            onChange(answer);
            setOpen(false);
          }}
        />
      )}
      {error !== null && <Fault>{error}</Fault>}
    </View>
  );
}
