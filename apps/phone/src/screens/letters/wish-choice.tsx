/** When somebody would like to be called. */
import { WISHES } from "@bluezone/contract/health/from-phone";
import { Choice } from "../../kit/choice.tsx";
import { useWords } from "../../words/words.tsx";

export function WishChoice({
  wish,
  onChange,
}: {
  readonly wish: string;
  readonly onChange: (wish: string) => void;
}) {
  const { t } = useWords();
  return (
    <Choice
      label={t("letters:wish.label")}
      options={WISHES.map((value) => ({ value: value as string, label: t(`letters:wish.${value}`) }))}
      value={wish}
      onChange={onChange}
    />
  );
}
