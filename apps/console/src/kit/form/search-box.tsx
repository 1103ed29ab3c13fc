/** A page's own search above its list. */
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

/** Of more letters a phone's box shows no more than the beginning: there they stand above it. */
const FIT = 24;

/** `label` says what is looked for. */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextInput
      type="search"
      className="search-box"
      aria-label={label}
      label={label.length > FIT && label}
      placeholder={label}
      leftSection={<IconSearch size="1.25rem" aria-hidden />}
      value={value}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
