/** Accepting an invitation. */
export function AcceptPage(_: { token: string; useUnitName: unknown; onDone: () => void }) {
  return null;
}
