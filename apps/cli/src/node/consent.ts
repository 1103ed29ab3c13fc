/** What somebody agrees to who shares at a node: the app's own sentence, with the server that gets it. */

/** Days whose keys are shared, and that they are kept. */
export const SHARED_FOR = 14;

/** The sentence of the app (`share.agree` of its catalogue). */
export const CONSENT = {
  vi: (operator: string, days: number) =>
    `Đây là dữ liệu nhạy cảm (sức khỏe): bấm Chia sẻ là đồng ý gửi cho ${operator} để báo cho người đã ở gần, giữ ${days} ngày.`,
  en: (operator: string, days: number) =>
    `This is sensitive data (health): tapping Share means you agree to send it to ${operator} to alert people you were near; kept ${days} days.`,
} as const;

/** The same for the command, where nobody taps. */
export const CONSENT_BY_LINE = {
  vi: (operator: string, days: number) =>
    `Đây là dữ liệu nhạy cảm (sức khỏe): gọi lại với --agree là đồng ý gửi cho ${operator} để báo cho người đã ở gần, giữ ${days} ngày.`,
  en: (operator: string, days: number) =>
    `This is sensitive data (health): calling this again with --agree means you agree to send it to ${operator} to alert people you were near; kept ${days} days.`,
} as const;

/** Who gets it, by the address of the health server. */
export function operatorOf(health: string): { readonly vi: string; readonly en: string } {
  const host = URL.parse(health)?.host ?? health;
  return { vi: `đơn vị vận hành ${host}`, en: `the operator of ${host}` };
}
