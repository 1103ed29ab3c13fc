/** Whether what goes to an address goes in the clear, where others on the way can read and change it. */

/** Names and addresses of this machine (RFC 6761 6.3, RFC 1122 3.2.1.3, RFC 4291 2.5.3). */
const OWN = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** True of `http:` to any machine but this one; false of anything that is no web address. */
export function isClear(address: string): boolean {
  const parsed = URL.parse(address);
  return parsed?.protocol === "http:" && !OWN.test(parsed.hostname);
}
